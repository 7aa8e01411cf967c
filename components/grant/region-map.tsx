import type { Locale } from '@/lib/locale';
import { mapSize, type Point, type RegionCode, regionShapes } from '@/lib/publication/places';

/** `label` is also what is written on the map; `value` decides the shade, `valueText` is what people read. */
export type MapPlace = { code: RegionCode; label: string; value: number; valueText: string; href?: string };
/** A funded site at a town's place on the map. Sites at one place become one larger dot. */
export type MapSite = Point & { title: string; href?: string };
export type MapUnit = {
  /** What is shaded: "Awarded, by nation and region". */
  legend: string;
  /** What an unshaded place has: "None yet". */
  none: string;
  /** What a dot is: "Funded project". */
  sites: string;
  format: (value: number) => string;
  /** Things come in ones ("1 to 5", "6 to 10"); money does not. */
  counted?: boolean;
};
type Props = {
  title: string;
  description: string;
  locale: Locale;
  places: readonly MapPlace[];
  sites?: readonly MapSite[];
  unit: MapUnit;
};
type Shade = 0 | 1 | 2 | 3 | 4 | 5;

const lineHeight = 17;

/**
 * The nations and regions, shaded by a value and with that value written on each. Where the map is
 * too narrow for the names (see drawings.css) the list beside it still has them all.
 * When a place has an address it is a link on the map. A dot's link is a short cut for the pointer
 * only, because eighty more tab stops help nobody: the page must list the same projects.
 */
export function RegionMap({ title, description, locale, places, sites = [], unit }: Props) {
  const scale = scaleFor(places.map((place) => place.value), unit.counted ?? false);
  const linked = places.some((place) => place.href) || sites.some((site) => site.href);
  return (
    <figure className="app-drawing app-map">
      <figcaption className="app-drawing__title">{title}</figcaption>
      <div className="app-map__columns">
        <div className="app-map__frame">
          <svg className="app-map__drawing" viewBox={`0 0 ${mapSize.width} ${mapSize.height}`} role={linked ? 'group' : 'img'} aria-label={title}>
            <desc>{description}</desc>
            {places.map((place) => (
              <Shape key={place.code} place={place} shade={scale.shadeOf(place.value)} />
            ))}
            {/* biome-ignore lint/a11y/noAriaHiddenOnFocusable: a group takes no focus, and its links are for the pointer only */}
            <g aria-hidden="true">
              {atOnePlace(sites).map((group) => (
                <Dot key={`${group.x} ${group.y}`} group={group} />
              ))}
            </g>
            {/* biome-ignore lint/a11y/noAriaHiddenOnFocusable: a group takes no focus; the links and the list say the same */}
            <g className="app-map__labels" aria-hidden="true">
              {places.map((place) => (
                <Label key={place.code} place={place} shade={scale.shadeOf(place.value)} />
              ))}
            </g>
          </svg>
        </div>
        <div className="app-map__key">
          <Legend scale={scale} unit={unit} locale={locale} anySites={sites.length > 0} anyNone={places.some((place) => place.value <= 0)} />
          <Places places={places} />
        </div>
      </div>
    </figure>
  );
}

/** A region. With an address it is a link, as large as the region and its call-out together. */
function Shape({ place, shade }: { place: MapPlace; shade: Shade }) {
  const { path, callout } = regionShapes[place.code];
  const reach = callout && { x: callout.x - { start: 6, middle: 66, end: 126 }[callout.side], y: callout.y - 20 };
  const drawing = (
    <>
      <path className={`app-map__region app-map__region--${shade}`} d={path} />
      {place.href && reach && <rect className="app-map__reach" x={reach.x} y={reach.y} width={Math.min(132, mapSize.width - reach.x)} height="58" />}
    </>
  );
  if (!place.href) return drawing;
  return (
    <a className="app-map__link" href={place.href} aria-label={`${place.label}: ${place.valueText}`}>
      {drawing}
    </a>
  );
}

/** The name and the value, centred on the region's label point or standing in the sea at the end of a line. */
function Label({ place, shade }: { place: MapPlace; shade: Shade }) {
  const { label, callout } = regionShapes[place.code];
  const lines = brokenLines(place.label, label.letters);
  const { x, y } = callout ?? label;
  const top = callout ? y : y - ((lines.length + 1) * lineHeight) / 2 + lineHeight * 0.8;
  const tone = callout ? 'sea' : String(shade);
  return (
    <g className={`app-map__label app-map__label--${tone} app-map__label--${callout?.side ?? 'middle'}`}>
      {callout && <Leader from={label} to={callout} />}
      <text className="app-map__name">
        {lines.map((line, index) => (
          <tspan key={line} x={x} y={top + index * lineHeight}>
            {line}
          </tspan>
        ))}
      </text>
      <text className="app-map__value" x={x} y={top + lines.length * lineHeight}>
        {place.valueText}
      </text>
      {/* The same again, larger, for a narrow map without names. */}
      <text className="app-map__value app-map__value--alone" x={x} y={callout ? y + 8 : y + 9}>
        {place.valueText}
      </text>
    </g>
  );
}

function Leader({ from, to }: { from: Point; to: Point & { side: string } }) {
  const end = { start: { x: to.x - 5, y: to.y - 5 }, end: { x: to.x + 5, y: to.y - 5 }, middle: { x: to.x, y: to.y - 16 } }[to.side] ?? to;
  return (
    <>
      <path className="app-map__leader app-map__leader--edge" d={`M${from.x} ${from.y}L${end.x} ${end.y}`} />
      <path className="app-map__leader" d={`M${from.x} ${from.y}L${end.x} ${end.y}`} />
      <circle className="app-map__leader-end" cx={from.x} cy={from.y} r="2.4" />
    </>
  );
}

type DotGroup = Point & { titles: string[]; href?: string };

function Dot({ group }: { group: DotGroup }) {
  // The area grows with the number of sites, up to a size that still leaves the next town visible.
  const radius = Math.min(4 * Math.sqrt(group.titles.length), 10);
  const dot = (
    <circle className="app-map__site" cx={group.x} cy={group.y} r={Math.round(radius * 10) / 10}>
      <title>{group.titles.join('; ')}</title>
    </circle>
  );
  if (!group.href) return dot;
  return (
    <a href={group.href} tabIndex={-1}>
      {dot}
    </a>
  );
}

function Legend({ scale, unit, locale, anySites, anyNone }: { scale: Scale; unit: MapUnit; locale: Locale; anySites: boolean; anyNone: boolean }) {
  return (
    <>
      <p className="app-drawing__key-title">{unit.legend}</p>
      <ul className="app-drawing__key">
        {anyNone && (
          <li className="app-drawing__key-item app-map__shade">
            <ShadeSwatch shade={0} />
            <span>{unit.none}</span>
          </li>
        )}
        {scale.bands.map((band) => (
          <li key={band.shade} className="app-drawing__key-item app-map__shade">
            <ShadeSwatch shade={band.shade} />
            <span>{bandText(band, unit, locale)}</span>
          </li>
        ))}
        {anySites && (
          <li className="app-drawing__key-item">
            <svg className="app-drawing__swatch" viewBox="0 0 24 24" aria-hidden="true">
              <circle className="app-map__site" cx="12" cy="12" r="6" />
            </svg>
            <span>{unit.sites}</span>
          </li>
        )}
      </ul>
    </>
  );
}

function ShadeSwatch({ shade }: { shade: Shade }) {
  return (
    <svg className="app-drawing__swatch" viewBox="0 0 24 24" aria-hidden="true">
      <rect className={`app-map__region app-map__region--${shade}`} x="1" y="1" width="22" height="22" />
    </svg>
  );
}

function Places({ places }: { places: readonly MapPlace[] }) {
  return (
    <ul className="app-drawing__rows">
      {places.map((place) => (
        <li key={place.code} className="app-drawing__row">
          <span>{place.label}</span> <strong>{place.valueText}</strong>
        </li>
      ))}
    </ul>
  );
}

type Band = { shade: Shade; above: number; upTo: number };
type Scale = { bands: Band[]; shadeOf: (value: number) => Shade };

/** Up to five equal bands with round limits, so that twice the shade is about twice the value. */
function scaleFor(values: readonly number[], counted: boolean): Scale {
  const largest = Math.max(0, ...values);
  if (largest === 0) return { bands: [], shadeOf: () => 0 };
  const step = roundStep(largest / 5, counted);
  const count = Math.max(1, Math.ceil(largest / step - 1e-9));
  // Fewer than five bands still reach the darkest shade.
  const shadeOfBand = (band: number): Shade => Math.ceil((band * 5) / count) as Shade; // 1 ≤ band ≤ count
  return {
    bands: Array.from({ length: count }, (_, i) => ({ shade: shadeOfBand(i + 1), above: i * step, upTo: (i + 1) * step })),
    shadeOf: (value) => (value <= 0 ? 0 : shadeOfBand(Math.ceil(value / step - 1e-9))),
  };
}

function roundStep(least: number, counted: boolean): number {
  const power = 10 ** Math.floor(Math.log10(least));
  const candidates = [1, 2, 2.5, 5, 10].map((n) => n * power).filter((step) => !counted || Number.isInteger(step));
  return candidates.find((step) => step >= least - 1e-9) ?? 1;
}

function bandText({ above, upTo }: Band, { format, counted }: MapUnit, locale: Locale): string {
  if (counted) return above + 1 === upTo ? format(upTo) : `${format(above + 1)} ${locale === 'cy' ? 'i' : 'to'} ${format(upTo)}`;
  if (above === 0) return `${locale === 'cy' ? 'Hyd at' : 'Up to'} ${format(upTo)}`;
  return `${format(above)} ${locale === 'cy' ? 'i' : 'to'} ${format(upTo)}`;
}

/** Broken between words only: "Gogledd-orllewin" is longer than any line and stays whole, in the sea. */
function brokenLines(label: string, letters: number): string[] {
  const lines: string[] = [];
  for (const word of label.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= letters) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

function atOnePlace(sites: readonly MapSite[]): DotGroup[] {
  const groups = new Map<string, DotGroup>();
  for (const { x, y, title, href } of sites) {
    const key = `${x} ${y}`;
    const group = groups.get(key);
    // A dot for several projects cannot lead to one of them.
    if (group) groups.set(key, { x, y, titles: [...group.titles, title] });
    else groups.set(key, { x, y, titles: [title], href });
  }
  // The large ones first, so that no dot hides a smaller one.
  return [...groups.values()].sort((a, b) => b.titles.length - a.titles.length);
}
