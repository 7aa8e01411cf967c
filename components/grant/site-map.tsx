import { createHash } from 'node:crypto';
import { mapSize, type Point, regionCodes, regionShapes } from '../../lib/publication/places';

/** The land alone, drawn once for every page that puts dots on it: on our deep green, or on white. */
const landLooks = { deep: { fill: '#2a6a6c', edge: '#123b3f' }, pale: { fill: '#d3e6e2', edge: '#ffffff' } } as const;
type LandLook = keyof typeof landLooks;

export function landDrawing(look: LandLook): string {
  const { fill, edge } = landLooks[look];
  const paths = regionCodes.map((code) => `<path d="${regionShapes[code].path}"/>`).join('');
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${mapSize.width} ${mapSize.height}" fill="${fill}" stroke="${edge}" stroke-width="1.4" stroke-linejoin="round">${paths}</svg>`;
}

let hash: string | undefined;
/** Kept by browsers for ever: its name changes with its content. */
const landAddress = (look: LandLook): string => {
  hash ??= createHash('sha256').update(landDrawing('deep') + landDrawing('pale')).digest('hex').slice(0, 10);
  return `/map.svg?look=${look}&v=${hash}`;
};

type Dot = Point & { /** An area rather than a town. */ wide?: boolean };
type Props = { look: LandLook; dots: readonly Dot[]; label: string; /** Shows this much around the dots instead of the whole map. */ around?: number; className?: string };

/** Dots on the land. The page says in words what it shows; the drawing is one more way of seeing it. */
export function SiteMap({ look, dots, label, around, className }: Props) {
  const box = around && dots.length > 0 ? boxAround(dots, around) : { x: 0, y: 0, ...mapSize };
  const scale = box.width / mapSize.width;
  const round = (n: number) => Math.round(n * 10) / 10;
  return (
    <svg className={`app-site-map ${className ?? ''}`.trim()} viewBox={`${round(box.x)} ${round(box.y)} ${round(box.width)} ${round(box.height)}`} role="img" aria-label={label}>
      <image href={landAddress(look)} width={mapSize.width} height={mapSize.height} />
      {dots.map((dot, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: dots are drawn once
        <circle key={index} className={dot.wide ? 'app-site-map__area' : 'app-site-map__dot'} cx={dot.x} cy={dot.y} r={round((dot.wide ? (around ? 34 : 9) : around ? 16 : 6.5) * (around ? scale : 1))} />
      ))}
    </svg>
  );
}

/** A square that holds every dot with air around it, and stays on the map. */
function boxAround(dots: readonly Dot[], around: number) {
  const [xs, ys] = [dots.map((dot) => dot.x), dots.map((dot) => dot.y)];
  const side = Math.min(Math.max(around, Math.max(...xs) - Math.min(...xs) + around / 2, Math.max(...ys) - Math.min(...ys) + around / 2), mapSize.height);
  const middle = { x: (Math.max(...xs) + Math.min(...xs)) / 2, y: (Math.max(...ys) + Math.min(...ys)) / 2 };
  return { x: middle.x - side / 2, y: Math.max(0, Math.min(middle.y - side / 2, mapSize.height - side)), width: side, height: side };
}
