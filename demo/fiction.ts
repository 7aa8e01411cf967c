import { places, type Place } from '../lib/publication/places';
import type { OrganisationKind } from '../lib/organisation/vocabulary';
import type { Chance } from './chance';

/** Real places, invented organisations: "Demo" stands in every name, and the identifiers are DEMO- numbers. */
export type Organisation = { name: string; kind: OrganisationKind; identifier: string; place: Place };

const firstWords = ['Lantern', 'Harbour', 'Open Door', 'Bridgeway', 'Hearth', 'Compass', 'Kingfisher', 'Orchard', 'Beacon', 'Willow', 'Rowan', 'Millstone', 'Signal', 'Thistledown', 'Copperfield', 'Skylark', 'Foxglove', 'Riverside', 'Steeple', 'Larkrise'];
const lastWords: [string, OrganisationKind][] = [
  ['Digital Skills Trust', 'charity'], ['Community Hub', 'charity'], ['Learning Centre', 'charity'], ['Neighbourhood Network', 'charity'], ['Older People’s Forum', 'charity'],
  ['Access Project', 'charity'], ['Council (Demo)', 'local_authority'], ['Institute of Inclusion', 'research_organisation'],
];

/** The `count` organisations of the story, spread evenly over the regions given. */
export function inventOrganisations(luck: Chance, regions: readonly string[], count: number, firstNumber: number): Organisation[] {
  const used = new Set<string>();
  return Array.from({ length: count }, (_, index) => {
    const region = regions[index % regions.length];
    const towns = places.filter((place) => place.region === region).slice(0, 25);
    for (;;) {
      const place = luck.pick(towns);
      const [ending, kind] = luck.pick(lastWords);
      const name = `${place.name} ${luck.pick(firstWords)} ${ending}`.replace(/ Council \(Demo\)/, ' Council') ;
      if (used.has(name)) continue;
      used.add(name);
      return { name: `${name} (demo)`, kind, identifier: `DEMO-${String(firstNumber + index).padStart(6, '0')}`, place };
    }
  });
}

const activities: { title: string; focus: string; text: string }[] = [
  { title: 'NHS App sessions for older people', focus: 'skills', text: 'Volunteers help people aged 60 and over to install the NHS App, prove who they are, and order a repeat prescription or book an appointment on their own.' },
  { title: 'Tablets and time at the library', focus: 'confidence', text: 'People borrow a tablet with data for eight weeks and come to a weekly drop-in at the library, where trained staff answer whatever they bring.' },
  { title: 'Online for work', focus: 'skills', text: 'Jobseekers learn to search and apply for work online, keep their accounts safe and take a first course, with a mentor for three months.' },
  { title: 'Data for families', focus: 'poverty', text: 'Families on low incomes get a refurbished laptop and a data allowance, and two evenings to set them up safely for school and home.' },
  { title: 'Young digital champions', focus: 'confidence', text: 'Young people aged 16 to 25 are trained as digital champions and run sessions in youth clubs and sheltered housing.' },
  { title: 'Accessible by design', focus: 'barriers', text: 'Disabled people learn the accessibility settings of their own devices with a peer who uses the same ones, at home where that is easier.' },
  { title: 'What works in trusted places', focus: 'evidence', text: 'Three ways of offering help in community centres are compared over a winter, with the same measures before and after, and the results are published.' },
  { title: 'Rural drop-ins on the bus', focus: 'barriers', text: 'A converted bus brings devices, connection and patient help to villages on market days, at the same hour each week.' },
];

export const regionsOfEngland = ['E12000001', 'E12000002', 'E12000003', 'E12000004', 'E12000005', 'E12000006', 'E12000007', 'E12000008', 'E12000009'] as const;

export type Project = { title: string; summary: string; isNhsApp: boolean; sites: Place[]; lead: Place };

/** A project for an organisation: its town and one or two near it. */
export function inventProject(luck: Chance, organisation: Organisation, index: number): Project {
  const activity = activities[index % activities.length];
  if (!activity) throw new Error('there are activities');
  const near = places
    .filter((place) => place.region === organisation.place.region && place.name !== organisation.place.name)
    .sort((a, b) => distance(a, organisation.place) - distance(b, organisation.place))
    .slice(0, luck.between(0, 3));
  return { title: `${activity.title} in ${organisation.place.name}`, summary: activity.text, isNhsApp: index % activities.length === 0, lead: organisation.place, sites: [organisation.place, ...near] };
}

const distance = (a: Place, b: Place) => Math.hypot(a.x - b.x, a.y - b.y);
