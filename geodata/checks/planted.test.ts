import { expect, it } from 'vitest';
import { files, plantedIn, problemsOf } from './plant.fixture';

/**
 * A mistake a line, its columns two spaces or more apart: the file, or the id of a record; the field; what is planted
 * there, `-` for nothing; what is expected, `…` for any words. The problem names field and value, another field only
 * after `->`. `[#a]` is the entry of that id.
 */
const MISTAKES = `
joint-sea-2016         sites[1].position[0]      1110.3            -180 to 180
joint-sea-2016         kind                      "drill"           ("exercise" | …
joint-sea-2016         sorces -> sorces          []                no field of this name
joint-sea-2016         start                     -                 …
joint-sea-2016         start                     "2016-09-31"      a day of the calendar
aman-2017              forces                    "none"            fields in braces, {…}
aman-2017              hosts                     "PK"              a list in brackets, […]
joint-sea-2016         firsts[0].ru              "first at sea"    Cyrillic letters
joint-sea-2016         firsts[0].zh              "first at sea"    Chinese characters
places.json            Atlantis.ru               "Atlantis"        Cyrillic letters
places.json            Atlantis                  {"zh":"海"}       the name of a site of a record
aman-2017              sites[0].name -> Gwadar.zh  "Gwadar"        the name in this language

aman-2017              id                        "aman-2018"       the file's name without .json
peace-mission-2018     formerIds[0]              "ocean-2024"      an id that no record has or had
peace-mission-2018     formerIds[0]              "joint-sea-2016"  an id that no record has or had
coast-guard-exercise-2024  related[0].id             "joint-sea-1916"  the id of another record
coast-guard-exercise-2024  related[0].id             "coast-guard-exercise-2024"  the id of another record

aman-2017              id                        "aman-2018"       2017, its year, and no other
aman-2017              end                       "2017-02-09"      2017-02-10 (start) or later
joint-sea-2016         end                       "2096-07-01"      … or earlier, the lastDay …
coalition-2003         start                     "2002-12-31"      2003-01 or later, as coverage.json says
coalition-2003         stages[1].start           "2003-08-05"      stages in order of time
coalition-2003         stages[1].end -> stages[1]  "2003-08-13"    within 2003-08-06/2003-08-12
coalition-2003         stages[1].sites[0]        7                an index below 2
coalition-2003         stages[1].host            "RU"              one of the record's hosts
coalition-2003         hosts[0]                  "MN"              one of the participants

aman-2017              participants              ["PK","US"]       RU, CN among them
joint-sea-2016         participants              ["RU","CN"]       each once and sorted: CN,RU
joint-sea-2016         participants              ["CN","MN","RU"]  2, as it is bilateral
joint-sea-2016         participantsPartial       "a"               nothing, as it is bilateral
army-games-2016        participantsPartial       -                 why so few … 4 or more are assumed
joint-sea-2016         forces.bySide.IR -> forces.bySide.IR  {}    one of the participants
joint-sea-2016         practices                 ["live-fire","anti-submarine"]  each once and sorted: …
joint-sea-2016         domains                   ["sea","land"]    each once and in order: land,sea

joint-sea-2016         sources                   []                at least one source
joint-sea-2016         sources[0].id             "nobody-2021"     an id of sources.json
naval-patrol-2021      track.waypoints[2].sources[0]  "nobody-2021"  an id of sources.json
peace-mission-2010     disputes[1].values[0].sources[0]  "xinhua-2003-08-07"  an id of the record's own sources
peace-mission-2010     disputes[1].values[1].saidBy -> disputes[1].values[1]  -  a source, or "saidBy" …
peace-mission-2010     disputes[1].values[1].saidBy -> disputes[1].values[1]  "Reports of it"  a source, or …
peace-mission-2010     disputes[1].field         "force.total"     the path of a field of the record
peace-mission-2010     disputes[1].field         "sites[9].name"   the path of a field of the record
sources.json           [0].language              "xx"              ("ar" | …
sources.json           [0].URL                   "javascript:a()"  an address of the web, https://…
sources.json           [0].issued                "2020-01-02"      a date written {"date-parts": …}
sources.json           [1].id                    "acher-ru-2015-05-18"  an id that no other source has
sources.json           [1].id                    "aerotime"        a source that a record cites
sources.json           [5].id                    "aa"              an order by id (after …
sources.json           [#antara-2016-04-16].URL -> […].custom.link  "https://mirror.example/"  true, as there is a URL
sources.json           [#japan-joint-staff-2021-10-21].issued.date-parts[0] -> sources[…].supports  [2021,9,1]  no track: …
sources.json           [#xinhua-2003-08-07].issued.date-parts[0] -> sources[…].id  [2002,8,7]  a source from at most 120 days before …

luobei-river-2015      confidence                "high"            less, without official source or two voices
npcgf-vladivostok-2016  confidence               "high"            less: every source is from before it
joint-sea-2016         confidence -> weakParticipation  "low"      which partner is in doubt, why, as in "XX: …"
missile-defence-exercise-2025  sites[0].role     "main"            "unpublished", as the point …
peace-mission-2018     forces.total.personnel    300000            within a factor of 12 of …, the median …
peace-mission-2014     forces.total.personnel    70                within a factor of 12 of …, the median …
peace-mission-2005     forces.total.personnel    9000              10000 (the sides' sum) or more

joint-sea-2016         sites[1].position         [-60,-20]         in exactly one region, not in none: regions.geojson has to hold it
mosi-2019              sites[0].position         [-33.91,18.43]    … none (swapped? longitude comes first)
joint-sea-2025         sites[1].position         [-60,-20]         … (it is in no region)
joint-sea-2025         sites[1].position         [147,48.5]        in or near sea-of-japan, as …
joint-sea-2012         sites[0].position         [117,36.6]        on the coast …
joint-sea-2012         sites[1].position         [116.4,38.5]      at sea (within 20 km), …
xiamen-2015            sites[0].position         [116,21.5]        on land … role "command"
cooperation-2013       sites[0].position         [123.5,36]        on land … role "main"
joint-sea-2015-1       sites[3].within           {}                a region or a ring
joint-sea-2015-1       sites[3].within -> sites[3].within.region  {"region":"atlantis"}  the id of a region
joint-sea-2015-1       sites[3].within -> sites[3].within  {"region":"baltic"}  a region that holds 31,34
joint-sea-2015-1       sites[3].within.ring      [[35,33],[37,33],[37,35],[35,35],[35,33]]  a ring round 31,34
joint-sea-2015-1       sites[3].within.ring -> sites[3].within.ring  [[30,33],[32,35],[32,33],[30,35],[30,33]]  a ring without spike …
naval-patrol-2025      track.waypoints[19].position[1] -> track.waypoints[19].within.ring  42  a ring round 163,42

naval-patrol-2021      track -> trackAbsent      null              a reason why this patrol has no track
naval-patrol-2021      trackAbsent               "unknown"         no reason where there is a track
submarine-patrol-2025  track.waypoints[0].status -> track.waypoints[0]  "reported"  "inferred", without date or source
naval-patrol-2021      track.waypoints[3].time -> track.waypoints[3].date  "01:00"  a date beside the time
naval-patrol-2021      track.waypoints[3].date   "2021-11-18"      between 2021-10-17 and 2021-10-23
bomber-patrol-2024-1   track.waypoints[1].position[0]  -178.5      within 180° of the waypoint before …
bomber-patrol-2019     track.waypoints[3].position -> track  [124,-30]  a track wholly inside the regions

joint-sea-2016         sites[1] -> sites[1].name  {"name":"Zhanjiang","role":"port","position":[110.41,21.2],"precision":"site","basis":"a"}  a place not named at sites[0]
submarine-patrol-2025  series                    "picnic"          one of joint-sea, … (vocabulary.json)
joint-sea-2016         practices[0] -> practices  "abseiling"      one of …
coverage.json          limits[0].series[0] -> series  "picnic"     one of …
rules.json             [1].where.scopes[0] -> scopes  "parade"     one of …
vocabulary.json        series[2].id -> series    "picnic"          a word that a record uses
vocabulary.json        series[2].name.ru         -                 the words in this language
set.json               title.zh                  -                 the words in this language
syria-cw-escort-2014   scope -> scope            "core"            one that rule …
rules.json             [0].parts[5] -> [0].parts[5].text  {"text":"a","where":{"series":["komodo"]}}  words that fit a record
set.json               periods.since.from        2019              a year after 2019 (before.to)
set.json               periods.before.to         2013              2014 (from) or later
set.json               periods.later.from        2019              2020 (since.from) or later
set.json               lastLooked.date           "2016-06-29"      … (lastDay of coverage.json) or later
coverage.json          lastDay                   "2091-01-31"      … or earlier, the newest day of CHANGELOG.md
set.json               periods.later.from        2090              … or earlier, the newest day of CHANGELOG.md
set.json               licence                   "CC0"             "CC BY 4.0", under which …
set.json               searches[0].text          "Invented 2016"   words of one record
set.json               citation.authors          "Authors to be named"  the words themselves
set.json               citation.authors          "‏A. Stranger"  no invisible marks of direction
directions.json        directions[1].regions[2]  "baltic"          a region not named at directions[0].regions[0]
directions.json        home                      []                "sea-of-japan" among them
directions.json        home[0]                   "atlantis"        the id of a region

context.json           items[#mod-2018-04].title.ru  "Meeting"     Cyrillic letters
context.json           items[#mod-2018-04].id -> items[…].id  "cmc-2018-04"     an id not used at items[…]
context.json           items[#mod-2021-08].records[0]  "zapad-2021"  the id of a record
context.json           items[#zero-covid-2020].end  "2019-12-31"   a date not before its start …
context.json           items[#zero-covid-2020].ongoing  true       no such field, as there is an end
context.json           items[#zero-covid-2020].start -> items[…].start  "2030-01-01"  an order by start and id …
context.json           items[#roadmap-2017].covers.end  "2016-12-31"  a date not before 2017-01-01
context.json           items[#ssc-08-2013].start  "2013-01-08"     the first day of its month
context.json           items[#ssc-11-2015].confidence  "medium"    "low", as there is no source
context.json           items[#ssc-11-2015].inferred  []            "event" in it, as there is no source
context.json           items[#ssc-16-2021].round  15               more than 15, the round before it
context.json           items[#su-35].deal        -                 one for the kind arms-sale
context.json           items[#invasion-2022].sources[0]  "nobody-2022"  an id of context-sources.json or …
context.json           armsTransfers.yearly[5].year  2006          2005, the next year
scale.json             areas[1].nameBasis        "stated"          "stated" for the ends of the scale only
scale.json             areas[3].confidence       "high"            less, as the name is inferred
scale.json             areas[4].study.rating     "low"             none, as the study says nothing …
scale.json             areas[4].study.ratingWording  "level"       one beside a rating only
claims.json            claims[0].sameAs          "C02"             an earlier claim that stands alone
claims.json            claims[0].testable -> claims[0].untested  false  …
claims.json            claims[6].untested        "too_hard"        ("criteria_not_public" | …
claims.json            indicators[3].zones -> features[#giuk-gap].properties.indicator  []  an indicator … lists giuk-gap
context-sources.json   [#csis-2024-07-31].id     "csis-2024-07-32"  a source that something cites
context-sources.json   [#csis-2024-07-31].URL    "http://acher.ru/novosti-armenii/news/11919-korabli-rf-i-kitaya-nachali-ucheniya-v-sredizemnom-more-s-obespecheniya-bezopasnosti-sudohodstva"  an address that no other source has
watch-zones.geojson    features[#guam-marianas].geometry.coordinates -> features[…].geometry  [[[140,10],[140,20],[150,20],[140,10]]]  an anticlockwise ring …
regions.geojson        features[0].geometry.coordinates -> sea-of-japan  [[[130,40],[135,40],[135,45],[128,45],[135,45],[130,40]]]  a closed ring without spike …
regions.geojson        features[0].geometry.coordinates -> sea-of-japan  [[[130,40],[135,45],[135,40],[130,45],[130,40]]]  a closed ring without spike …
watch-zones.geojson    features[#baltic].properties.region  "black-sea"  a region of this outline
watch-zones.geojson    features[#korea-air-defence-zone].properties.basis  "ours"  "published": draw no other
straits.geojson        features[#hormuz].geometry.coordinates -> features[#hormuz].geometry  [26.55,56.4]  a place at sea
straits.geojson        features[#hormuz].properties.region  "baltic"  the region at …: …
not-held.json          [0].id                    "joint-sea-2016"  an id that no record has
`;

type Mistake = [file: string, field: string, value: string, said: string];
const mistakes = MISTAKES.split('\n')
  .filter(Boolean)
  .map((line) => line.split(/\s{2,}/) as Mistake);
const fileOf = ([name]: Mistake) => (name.includes('.') ? name : `events/${name}.json`);
const rootOf = (mistake: Mistake) => `${fileOf(mistake)} ${/\w+/.exec(mistake[1])![0]}`;

/** Those that the checks do not tell when they are planted together, one in a field. */
function untold(planted: readonly Mistake[]): Mistake[] {
  const texts = new Map(files);
  const patterns = planted.map((mistake) => {
    const [, fields, value, expected] = mistake;
    const [field, told = field] = fields.split(' -> ') as [string, string?];
    const { text, path } = plantedIn(texts.get(fileOf(mistake))!, field, value);
    texts.set(fileOf(mistake), text);
    const own = told === field ? path : told.replace(/#[\w-]+/, '…');
    const shown = value === '-' ? 'missing' : value;
    return pattern(`${own} is ${fields === field ? shown : '…'}, expected ${expected}`);
  });
  const problems = problemsOf(Object.fromEntries(texts));
  return planted.filter((_, i) => !problems.some((problem) => patterns[i]!.test(problem)));
}

it(`each of ${mistakes.length} mistakes is found`, () => {
  let left = mistakes;
  // Some hide others, as a file that cannot be read does: those are planted again without them.
  for (let before = Infinity; left.length < before;) {
    before = left.length;
    const fields = new Map(left.map((mistake) => [rootOf(mistake), mistake]));
    const missed = untold([...fields.values()]);
    left = left.filter(
      (mistake) => fields.get(rootOf(mistake)) !== mistake || missed.includes(mistake),
    );
  }
  // One by one, so that none is told by another.
  expect(left.flatMap((mistake) => untold([mistake]))).toEqual([]);
  expect(mistakes.length).toBeGreaterThan(100);
}, 300_000);

/** A text as a pattern of its own, with `…` for any words. */
const pattern = (text: string) =>
  RegExp(`: ${text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replaceAll('…', '.*')}`);
