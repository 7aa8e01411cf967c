// The districts that bin/make-places.mjs makes the map and the list of towns of, and what it says of them otherwise than its sources.

// Every district in the file must be named here exactly once: a district nobody claimed, or a
// claim on a district that is not there, stops the run. The file predates 2019, hence Poole.
export const districts = {
  E12000001: 'Darlington|Durham|Gateshead|Hartlepool|Middlesbrough|Newcastle upon Tyne|North Tyneside|Northumberland|Redcar and Cleveland|South Tyneside|Stockton-on-Tees|Sunderland',
  E12000002: 'Blackburn with Darwen|Blackpool|Bolton|Bury|Cheshire East|Cheshire West and Chester|Cumbria|Halton|Knowsley|Lancashire|Liverpool|Manchester|Merseyside|Oldham|Rochdale|Salford|Sefton|Stockport|Tameside|Trafford|Warrington|Wigan',
  E12000003: 'Barnsley|Bradford|Calderdale|Doncaster|East Riding of Yorkshire|Kingston upon Hull|Kirklees|Leeds|North East Lincolnshire|North Lincolnshire|North Yorkshire|Rotherham|Sheffield|Wakefield|York',
  E12000004: 'Derby|Derbyshire|Leicester|Leicestershire|Lincolnshire|Northamptonshire|Nottingham|Nottinghamshire|Rutland',
  E12000005: 'Birmingham|Coventry|Dudley|Herefordshire|Sandwell|Shropshire|Solihull|Staffordshire|Stoke-on-Trent|Telford and Wrekin|Walsall|Warwickshire|Wolverhampton|Worcestershire',
  E12000006: 'Bedford|Cambridgeshire|Central Bedfordshire|Essex|Hertfordshire|Luton|Norfolk|Peterborough|Southend-on-Sea|Suffolk|Thurrock',
  E12000007: 'Barking and Dagenham|Barnet|Bexley|Brent|Bromley|Camden|City|Croydon|Ealing|Enfield|Greenwich|Hackney|Hammersmith and Fulham|Haringey|Harrow|Havering|Hillingdon|Hounslow|Islington|Kensington and Chelsea|Kingston upon Thames|Lambeth|Lewisham|Merton|Newham|Redbridge|Richmond upon Thames|Southwark|Sutton|Tower Hamlets|Waltham Forest|Wandsworth|Westminster',
  E12000008: 'Bracknell Forest|Brighton and Hove|Buckinghamshire|East Sussex|Hampshire|Isle of Wight|Kent|Medway|Milton Keynes|Oxfordshire|Portsmouth|Reading|Royal Borough of Windsor and Maidenhead|Slough|Southampton|Surrey|West Berkshire|West Sussex|Wokingham',
  E12000009: 'Bath and North East Somerset|Bournemouth|Bristol|Cornwall|Devon|Dorset|Gloucestershire|Isles of Scilly|North Somerset|Plymouth|Poole|Somerset|South Gloucestershire|Swindon|Torbay|Wiltshire',
  W92000004: 'Anglesey|Blaenau Gwent|Bridgend|Caerphilly|Cardiff|Carmarthenshire|Ceredigion|Conwy|Denbighshire|Flintshire|Gwynedd|Merthyr Tydfil|Monmouthshire|Neath Port Talbot|Newport|Pembrokeshire|Powys|Rhondda, Cynon, Taff|Swansea|Torfaen|Vale of Glamorgan|Wrexham',
  S92000003: 'Aberdeen|Aberdeenshire|Angus|Argyll and Bute|Clackmannanshire|Dumfries and Galloway|Dundee|East Ayrshire|East Dunbartonshire|East Lothian|East Renfrewshire|Edinburgh|Eilean Siar|Falkirk|Fife|Glasgow|Highland|Inverclyde|Midlothian|Moray|North Ayshire|North Lanarkshire|Orkney|Perthshire and Kinross|Renfrewshire|Scottish Borders|Shetland Islands|South Ayrshire|South Lanarkshire|Stirling|West Dunbartonshire|West Lothian',
  N92000002: 'Antrim|Ards|Armagh|Ballymena|Ballymoney|Banbridge|Belfast|Carrickfergus|Castlereagh|Coleraine|Cookstown|Craigavon|Derry|Down|Dungannon|Fermanagh|Larne|Limavady|Lisburn|Magherafelt|Moyle|Newry and Mourne|Newtownabbey|North Down|Omagh|Strabane',
};

// What a reader is told instead of the file's own name: misspelt there, or a name that nobody uses. "Merseyside" is drawn around
// St Helens alone. "Halton" is there twice, and the one that reaches west of 3° W is the Wirral: see drawnName.
const properNames = {
  Merseyside: 'St Helens',
  City: 'City of London', Durham: 'County Durham', 'Royal Borough of Windsor and Maidenhead': 'Windsor and Maidenhead',
  Anglesey: 'Isle of Anglesey', 'Rhondda, Cynon, Taff': 'Rhondda Cynon Taf',
  'North Ayshire': 'North Ayrshire', 'Perthshire and Kinross': 'Perth and Kinross', 'Eilean Siar': 'Na h-Eileanan Siar', Orkney: 'Orkney Islands',
};

// The file draws Northern Ireland's 26 districts of before April 2015. Today's eleven councils are unions of them, but for a few
// wards that moved (Dunmurry to Belfast above all), which the file does not draw.
const councils = {
  'Antrim and Newtownabbey': 'Antrim|Newtownabbey', 'Ards and North Down': 'Ards|North Down', 'Armagh City, Banbridge and Craigavon': 'Armagh|Banbridge|Craigavon', Belfast: 'Belfast',
  'Causeway Coast and Glens': 'Ballymoney|Coleraine|Limavady|Moyle', 'Derry City and Strabane': 'Derry|Strabane', 'Fermanagh and Omagh': 'Fermanagh|Omagh', 'Lisburn and Castlereagh': 'Castlereagh|Lisburn',
  'Mid and East Antrim': 'Ballymena|Carrickfergus|Larne', 'Mid Ulster': 'Cookstown|Dungannon|Magherafelt', 'Newry, Mourne and Down': 'Down|Newry and Mourne',
};
const councilOf = Object.fromEntries(Object.entries(councils).flatMap(([council, names]) => names.split('|').map((name) => [name, council])));
export const districtName = (name) => councilOf[name] ?? properNames[name] ?? name;
/** A town's district is its number in its region's list. */
export const districtNames = Object.fromEntries(Object.entries(districts).map(([code, names]) => [code, [...new Set([...names.split('|').map(districtName), ...(code === 'E12000002' ? ['Wirral'] : [])])]]));

// Towns that the file's simplified lines, or the county code, put into a neighbouring district. A town astride a boundary stands where most
// of it lies. Each must be a town of the list, or the run stops.
export const districtCorrections = {
  E12000001: { 'Newcastle upon Tyne': 'Newburn|Benwell', 'North Tyneside': 'Wallsend', 'South Tyneside': 'Hebburn|South Shields' },
  E12000002: {
    Bolton: 'Kearsley|Westhoughton|Blackrod', 'Cheshire East': 'Middlewich', 'Cheshire West and Chester': 'Frodsham', Manchester: 'Longsight|Fallowfield|Burnage', Rochdale: 'Rochdale', Salford: 'Salford',
    Sefton: 'Bootle|Crosby|Litherland', 'St Helens': 'Billinge', Stockport: 'Bredbury', Tameside: 'Mossley', Trafford: 'Stretford', Wigan: 'Tyldesley|Atherton',
  },
  E12000003: { Bradford: 'Haworth', Leeds: 'Yeadon|Guiseley|Otley', Rotherham: 'Wath upon Dearne|Maltby', Sheffield: 'Beighton', Wakefield: 'Castleford', York: 'Strensall' },
  E12000004: { Leicester: 'Leicester' },
  E12000005: {
    Birmingham: 'Bartley Green', Dudley: 'Stourbridge|Halesowen|Kingswinford', Sandwell: 'Cradley Heath|West Bromwich|Tipton|Wednesbury', Solihull: 'Shirley|Dorridge',
    Walsall: 'Walsall|Willenhall|Bloxwich|Aldridge|Pelsall', Wolverhampton: 'Wolverhampton',
  },
  E12000006: { Thurrock: 'Grays|Chafford Hundred|Chadwell St Mary' },
  E12000007: { Ealing: 'Northolt', Enfield: 'Hadley Wood', Islington: 'Holloway|Barnsbury|Archway', Redbridge: 'Woodford Green', Sutton: 'Worcester Park' },
  E12000008: { 'Brighton and Hove': 'Hove', Medway: 'Strood', Reading: 'Reading', Southampton: 'Southampton', 'West Berkshire': 'Calcot' },
  E12000009: { 'Bath and North East Somerset': 'Keynsham', Bournemouth: 'Bournemouth', Poole: 'Canford Heath', Torbay: 'Paignton' },
  W92000004: { Caerphilly: 'Abertridwr', Carmarthenshire: 'Brynamman', Flintshire: 'Hope|Caergwrle', 'Rhondda Cynon Taf': 'Gilfach Goch', Swansea: 'Pontarddulais' },
  S92000003: {
    Aberdeen: 'Cove', Aberdeenshire: 'Blackburn', Clackmannanshire: 'Menstrie', 'East Ayrshire': 'Crosshouse|Kilmaurs', 'East Renfrewshire': 'Giffnock|Netherlee|Thornliebank',
    Midlothian: 'Danderhall', 'North Lanarkshire': 'Moodiesburn|Bargeddie', 'South Lanarkshire': 'Rutherglen|Law',
  },
};

// "London" is in the list for whoever means no borough: its point is in Westminster, and what is led from "London" is not therefore.
export const withoutDistrict = new Set(['London']);
