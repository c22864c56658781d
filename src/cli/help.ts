export const HELP = `Joint Reach: where joint exercises and patrols went, measured on the sphere.

Usage: npm run -s reach -- [command] [options], or joint-reach [command] [options]

Commands
  directions          was it somewhere new, or a return? The answer in words, how many of
                      each period were at a new place, against chance, what that hangs on,
                      where each kind went by direction, and what each record was
  ask                 would a place be somewhere new, or a return? By kind: the status,
                      the distance and the record that is nearest
  measures            every measure of every year, of all records and by kind (default)
  compare             every measure of one period beside another's

Which records
  --rule ID           counting rule of rules.json                 [the first of them]
  --kind LIST         exercise (all events at places), patrol (all movements), or
                      single kinds: command-post, competition, passage
  --domain LIST       land, sea, air, cyber
  --framework LIST    who took part, such as bilateral
  --practice LIST     what was practised, such as air-defence; any of them counts
  --with LIST         third countries that took part, ISO codes such as XX,YY
  --region ID         only what lies in one region, by its id
  --precise           leave out places known only as a sea
  --staging           measure staging and transit places too

How they are measured
  --km KM             from how far from all earlier ones on a place is new, 10 to 5000
                      [that of the set]

Of one command
  ask --at LNG,LAT [--kind exercise|patrol|ship-patrol|air-patrol]
  ask --before DATE           against the records before that day         [all records]
  measures --from Y, --to Y   first and last year reported     [those of the data]
  measures --window N         also windows of N years, ending in each year
  compare --a A..B --b A..B   as in --a 1991..2000 --b 2001..2009
  directions --year Y [the last]  --shuffles N [19999]
             --before A..B --since Y  which periods to compare  [those of the set]
             --seed N        seed of everything drawn at random             [1]

Output
  --format json|csv|table                               [table on a terminal, else json]
  --help, --version

Ground is what lies within --km of the places and tracks of a year, on the sphere: all,
what was new to its kind, and what is known so far.
Distances are on the WGS84 ellipsoid; null means undefined, and the reasons say why.
Exit code: 0 done, 1 a fault, 2 bad usage.
`;
