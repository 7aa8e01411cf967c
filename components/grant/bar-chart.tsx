import type { ReactNode } from 'react';
import type { Pence } from '@/lib/money';

export type Tone = 1 | 2 | 3 | 4 | 5 | 6;
/** `text` is the amount as people read it, with whatever belongs to it: "£1.2m (14%)". */
export type BarPart = { key: string; label: string; pence: Pence; tone: Tone; text: string };
export type EnvelopeAmount = { label: string; pence: Pence; text: string };
export type EnvelopeSegments = Record<'paid' | 'committedUnpaid' | 'earmarked' | 'left', EnvelopeAmount>;
export type BarRow = { label: string; value: number; text: string };

type Texture = 'plain' | 'rising' | 'falling' | 'upright' | 'level' | 'dots';
type Box = { x: number; width: number };
type Look = { name: string; texture: Texture };

const width = 600;
const height = 40;
// Between two segments: with the outlines it keeps them apart where the colours cannot be told.
const gap = 3;
// A thing that exists is drawn, however small its share.
const least = 5;

// Each tone has a texture of its own, so that the key works without colour.
const tones: Record<Tone, Look> = {
  1: { name: '1', texture: 'plain' },
  2: { name: '2', texture: 'rising' },
  3: { name: '3', texture: 'dots' },
  4: { name: '4', texture: 'upright' },
  5: { name: '5', texture: 'falling' },
  6: { name: '6', texture: 'level' },
};

// The nearer money is to leaving, the more solid it looks. What is left is empty.
const stages: Record<keyof EnvelopeSegments, Look> = {
  paid: { name: 'paid', texture: 'plain' },
  committedUnpaid: { name: 'committed', texture: 'rising' },
  earmarked: { name: 'earmarked', texture: 'dots' },
  left: { name: 'left', texture: 'plain' },
};
const stageOrder = ['paid', 'committedUnpaid', 'earmarked', 'left'] as const;

/** One bar, the whole, in its parts. The key beneath says in words everything the bar says in colour. */
export function StackedBar({ title, parts }: { title: string; parts: readonly BarPart[] }) {
  const boxes = shareOut(parts.map((part) => part.pence), width);
  return (
    <Figure title={title} entries={parts.map((part) => ({ ...part, look: tones[part.tone] }))}>
      {parts.map((part, index) => (
        <Segment key={part.key} look={tones[part.tone]} box={boxes[index]} />
      ))}
    </Figure>
  );
}

type EnvelopeProps = { title: string; segments: EnvelopeSegments; total: EnvelopeAmount };

/** An envelope: what has been paid, promised and put aside, and what is left. Promising too much runs past the mark of the total. */
export function EnvelopeBar({ title, segments, total }: EnvelopeProps) {
  const taken = stageOrder.map((stage) => Math.max(0, segments[stage].pence));
  const whole = Math.max(total.pence, taken.reduce((sum, pence) => sum + pence, 0));
  const drawn = whole > 0 ? width * (taken.reduce((sum, pence) => sum + pence, 0) / whole) : 0;
  const boxes = shareOut(taken, drawn);
  const entries = stageOrder.map((stage) => ({ ...segments[stage], key: stage, look: stages[stage] }));
  const limit = total.pence < whole ? (width * Math.max(0, total.pence)) / whole : undefined;
  return (
    <Figure title={title} entries={entries} total={total}>
      {stageOrder.map((stage, index) => (
        <Segment key={stage} look={stages[stage]} box={boxes[index]} />
      ))}
      {limit !== undefined && <path className="app-bar__limit" d={`M${round(limit)} -6V${height + 6}`} />}
    </Figure>
  );
}

/** A bar for each row, all to one scale, each under its own words. */
export function HorizontalBars({ title, rows }: { title: string; rows: readonly BarRow[] }) {
  const largest = Math.max(0, ...rows.map((row) => row.value));
  return (
    <figure className="app-drawing">
      <figcaption className="app-drawing__title">{title}</figcaption>
      <ul className="app-bars">
        {rows.map((row) => (
          <li key={row.label} className="app-bars__row">
            <span className="app-bars__words">
              <span>{row.label}</span> <strong>{row.text}</strong>
            </span>
            <svg className="app-bars__drawing" viewBox={`0 0 ${width} 16`} preserveAspectRatio="none" aria-hidden="true">
              <path className="app-bars__track" d={`M0 15H${width}`} />
              <rect className="app-bars__bar" x="0" y="0" width={barLength(row.value, largest)} height="16" />
            </svg>
          </li>
        ))}
      </ul>
    </figure>
  );
}

type Entry = { key: string; label: string; text: string; look: Look };

function Figure({ title, entries, total, children }: { title: string; entries: readonly Entry[]; total?: EnvelopeAmount; children: ReactNode }) {
  return (
    <figure className="app-drawing">
      <figcaption className="app-drawing__title">{title}</figcaption>
      <svg className="app-bar" viewBox={`-2 -8 ${width + 4} ${height + 16}`} role="img" aria-label={title}>
        <desc>{[...entries, ...(total ? [total] : [])].map((entry) => `${entry.label}: ${entry.text}`).join('; ')}</desc>
        {children}
      </svg>
      <ul className="app-drawing__key app-drawing__key--wide">
        {entries.map((entry) => (
          <li key={entry.key} className="app-drawing__key-item">
            <svg className="app-drawing__swatch" viewBox="0 0 24 24" aria-hidden="true">
              <Fill look={entry.look} box={{ x: 1, width: 22 }} top={1} bottom={23} />
            </svg>
            <span>
              {entry.label} <strong>{entry.text}</strong>
            </span>
          </li>
        ))}
        {total && (
          <li className="app-drawing__key-item app-drawing__key-item--total">
            <span>
              {total.label} <strong>{total.text}</strong>
            </span>
          </li>
        )}
      </ul>
    </figure>
  );
}

function Segment({ look, box }: { look: Look; box: Box | undefined }) {
  return box && box.width > 0 ? <Fill look={look} box={box} top={0} bottom={height} /> : null;
}

function Fill({ look, box, top, bottom }: { look: Look; box: Box; top: number; bottom: number }) {
  const texture = textureIn(look.texture, box.x, box.x + box.width, top, bottom);
  return (
    <g className={`app-bar__part app-bar__part--${look.name}`}>
      <rect className="app-bar__fill" x={round(box.x)} y={top} width={round(box.width)} height={bottom - top} />
      {texture && <path className={look.texture === 'dots' ? 'app-bar__texture app-bar__texture--dots' : 'app-bar__texture'} d={texture} />}
      <rect className="app-bar__edge" x={round(box.x)} y={top} width={round(box.width)} height={bottom - top} />
    </g>
  );
}

const round = (n: number) => Math.round(n * 10) / 10;

const barLength = (value: number, largest: number) => (value > 0 && largest > 0 ? round(Math.max(least, (value / largest) * width)) : 0);

/** Widths in proportion, side by side. What a tiny part is given beyond its share, the large ones lose. */
function shareOut(amounts: readonly number[], available: number): Box[] {
  const shown = amounts.filter((amount) => amount > 0);
  const sum = shown.reduce((total, amount) => total + amount, 0);
  const room = Math.max(0, available - gap * Math.max(0, shown.length - 1));
  const isTiny = (amount: number) => (amount / sum) * room < least;
  const tiny = shown.filter(isTiny);
  const rest = sum - tiny.reduce((total, amount) => total + amount, 0);
  let x = 0;
  return amounts.map((amount) => {
    if (amount <= 0) return { x, width: 0 };
    const share = isTiny(amount) ? least : (amount / rest) * (room - tiny.length * least);
    const box = { x, width: share };
    x += share + gap;
    return box;
  });
}

/**
 * Lines or dots cut to a box, as path data. SVG's own patterns need an id each, and two charts on a
 * page would share theirs.
 */
function textureIn(texture: Texture, left: number, right: number, top: number, bottom: number): string {
  const every = (first: number, last: number, step: number) => Array.from({ length: Math.max(0, Math.floor((last - first) / step) + 1) }, (_, i) => first + i * step);
  switch (texture) {
    case 'plain':
      return '';
    case 'upright':
      return every(left + 4, right - 1, 8).map((x) => `M${round(x)} ${top}V${bottom}`).join('');
    case 'level':
      return every(top + 4, bottom - 1, 8).map((y) => `M${round(left)} ${y}H${round(right)}`).join('');
    case 'dots':
      return every(top + 5, bottom - 3, 8).flatMap((y, row) => every(left + (row % 2 ? 8 : 4), right - 3, 8).map((x) => `M${round(x)} ${y}h0`)).join('');
    default:
      return slanted(texture === 'rising', left, right, top, bottom);
  }
}

/** Lines at 45 degrees, nine units apart along the bar, each ended where it meets the box. */
function slanted(rising: boolean, left: number, right: number, top: number, bottom: number): string {
  const tall = bottom - top;
  const starts = Array.from({ length: Math.max(0, Math.ceil((right - left + tall) / 9)) }, (_, i) => left - tall + 5 + i * 9);
  return starts
    .map((start) => {
      const from = Math.max(start, left);
      const to = Math.min(start + tall, right);
      if (to <= from) return '';
      const depth = (x: number) => round(rising ? bottom - (x - start) : top + (x - start));
      return `M${round(from)} ${depth(from)}L${round(to)} ${depth(to)}`;
    })
    .join('');
}
