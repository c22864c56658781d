/** The sentences of the answer as patterns, in each language with the same names of groups. */
export const LANGUAGES = ['en', 'ru', 'zh'] as const;
export type Language = (typeof LANGUAGES)[number];
export type Word = 'strong' | 'some' | 'weak' | 'too few';

/** #M is a month with its year, #P what is perhaps so too (#Q where the first is taken), #U up to the end of which year. */
export type Sentences = Record<
  | 'noExercise'
  | 'noPatrol'
  | 'exercisesHome'
  | 'patrolsHome'
  | 'noMark'
  | 'stopped'
  | 'lastExercise'
  | 'lastPatrol'
  | 'lastPatrolToo'
  | 'noPatrolSo'
  | 'patrolsDid'
  | 'nor'
  | 'lacks'
  | 'others'
  | 'newPlaces'
  | 'fell'
  | 'same'
  | 'tooFew'
  | 'compared'
  | 'alone'
  | 'power'
  | 'nothing',
  string
>;
export const SENTENCES: Record<Language, Sentences> = {
  en: {
    noExercise: 'No joint exercise is recorded#U',
    noPatrol: 'No patrol is recorded#U',
    exercisesHome: 'No joint exercise is recorded in any of (?<n>\\w+) directions from home#U',
    patrolsHome: 'No patrol is recorded in any direction#U',
    noMark:
      'No joint exercise is known to have opened a direction or gone more than (?<km>\\d+) km beyond the edge before it#U#P',
    stopped:
      '(?:Since (?<since>#M)|Between (?<between>#M) and the end of (?<upTo>\\d{4})) no joint exercise is known to have gone more than (?<km>\\d+) km beyond the edge before it, in any of (?<n>\\w+) directions#P',
    lastExercise:
      '(?:By the end of (?<upTo>\\d{4}), the|The) last joint exercise to open a direction or go more than (?<km>\\d+) km beyond the edge before it was in (?<date>#M), (?<where>[^(]+?)#P',
    lastPatrol:
      '(?:By the end of (?<upTo>\\d{4}), the|The) last patrol to open a direction or go more than (?<km>\\d+) km beyond the edge before it was in (?<date>#M), (?<where>[^(]+?)#P',
    lastPatrolToo:
      'The last patrol to do so(?<then> by then)? was in (?<date>#M), (?<where>[^(]+?)#P',
    noPatrolSo: 'No patrol is known to have done so#P',
    patrolsDid:
      'Patrols (?:have, (?<where>[^(;]+?), last in (?<date>#M)#P(?:; they opened a direction (?<opened>[^(]+?))?|opened a direction (?<openedOnly>[^(;]+?)(?:; none is known to have gone so far#Q)?)',
    nor: 'Nor has any patrol(?:; the last to do so, or to open a direction, was in (?<date>#M), (?<where>[^(]+?))?#P',
    lacks:
      '(?:Up to the end of (?<upTo>\\d{4}), )?(?:[Tt]he (?<core>core rule)|“(?<rule>[^”]+)”) has no record (?<list>.+)',
    others: 'The last such exercise by other rules#U: (?<list>.+)',
    newPlaces:
      'New places \\(over (?<km>\\d+) km from every earlier (?<kind>exercise|patrol)\\): (?<counts>.+)',
    fell: 'The pace fell, as some of it must while new places run out(?:; beyond that, (?<word>strong|some|weak) evidence(?:, fragile)?: in (?<times>\\d+) of (?<of>\\d+) random orders it falls as much)?',
    same: 'The pace did not fall(?:; as large a rise comes in (?<times>\\d+) of (?<of>\\d+) random orders)?',
    tooFew: 'Too few to tell more: even a complete stop would go unnoticed more often than not',
    compared:
      '(?<measure>Marks|New places): (?<counts>[^;]+); (?:too few to tell|as large a (?<change>fall|rise) in (?<times>\\d+) of (?<of>\\d+) random orders, (?<word>strong|some|weak) evidence)',
    alone: 'Of the later years alone, new places: (?<list>.+) random orders',
    power:
      'Of 100 simulated series the test notices a complete stop in \\d+, a fall to one in ten in \\d+, the fall seen in \\d+, a halving in \\d+; and it is misled in \\d+ where nothing changes',
    nothing:
      'There is nothing to compare: not both periods, 2014–2019 and from 2020 on, have an exercise with a measured place',
  },
  ru: {
    noExercise: '#U[Зз]аписей о совместных учениях нет',
    noPatrol: '#U[Зз]аписей о патрулях нет',
    exercisesHome:
      '#U[Нн]ет записей о совместных учениях ни в одном из (?<n>[а-яё]+) направлений от дома',
    patrolsHome: '#U[Нн]ет записей о патрулях ни в одном направлении',
    noMark:
      '#U[Нн]еизвестно ни одного совместного учения, которое открыло бы направление или зашло более чем на (?<km>\\d+) км за прежний рубеж#P',
    stopped:
      'С (?<since>#M)(?: до конца (?<upTo>\\d{4}) года)? неизвестно ни одного совместного учения, которое зашло бы более чем на (?<km>\\d+) км за прежний рубеж хотя бы в одном из (?<n>[а-яё]+) направлений#P',
    lastExercise:
      '(?:На конец (?<upTo>\\d{4}) года п|П)оследнее совместное учение, открывшее направление или зашедшее более чем на (?<km>\\d+) км за прежний рубеж, — (?<where>[^(]+?), в (?<date>#M)#P',
    lastPatrol:
      '(?:На конец (?<upTo>\\d{4}) года п|П)оследний патруль, открывший направление или зашедший более чем на (?<km>\\d+) км за прежний рубеж, — (?<where>[^(]+?), в (?<date>#M)#P',
    lastPatrolToo:
      'Последний такой патруль(?<then> к тому времени)? — (?<where>[^(]+?), в (?<date>#M)#P',
    noPatrolSo: 'Ни одного такого патруля неизвестно#P',
    patrolsDid:
      'Патрули (?:так далеко заходили: (?<where>[^(;]+?), последний раз в (?<date>#M)#P(?:; кроме того, они открыли направление: (?<opened>[^(]+?))?|открыли направление: (?<openedOnly>[^(;]+?)(?:; так далеко, насколько известно, они не заходили#Q)?)',
    nor: 'Патрули так далеко тоже не заходили(?:; последний раз зашли или открыли направление в (?<date>#M), (?<where>[^(]+?))?#P',
    lacks:
      '(?:До конца (?<upTo>\\d{4}) года п|П)о (?:(?<core>основному правилу)|правилу «(?<rule>[^»]+)») нет записей (?<list>.+)',
    others:
      'Последнее такое учение по другим правилам(?: до конца (?<upTo>\\d{4}) года)?: (?<list>.+)',
    newPlaces:
      'Новые места \\(дальше (?<km>\\d+) км от всех прежних (?<kind>учений|патрулей)\\): (?<counts>.+)',
    fell: 'Темп снизился; отчасти это неизбежно, ведь новые места кончаются(?:\\. Есть (?<word>веские|некоторые|слабые) признаки(?:, хотя и непрочные)?, что дело не только в этом: столь же сильно он падает в (?<times>\\d+) из (?<of>\\d+) случайн(?:ых порядков|ого порядка))?',
    same: 'Темп не снизился(?:; столь же сильно он растёт в (?<times>\\d+) из (?<of>\\d+) случайн(?:ых порядков|ого порядка))?',
    tooFew: 'Судить о большем нельзя: такая проверка чаще не заметила бы и полной остановки',
    compared:
      '(?<measure>Рубежи|Новые места): (?<counts>[^;]+); (?:слишком мало, чтобы судить|столь же сильный (?<change>спад|рост) — в (?<times>\\d+) из (?<of>\\d+) случайн(?:ых порядков|ого порядка), (?<word>веские|некоторые|слабые) признаки)',
    alone: 'Новые места только за поздние годы: (?<list>.+)',
    power:
      'Из 100 смоделированных рядов проверка замечает полную остановку в \\d+, спад до одной десятой в \\d+, наблюдаемый спад в \\d+, спад вдвое в \\d+; там, где ничего не меняется, она ошибается в \\d+',
    nothing:
      'Сравнивать нечего: не в обоих периодах \\(2014–2019 и с 2020 года\\) есть учения с измеряемым местом',
  },
  zh: {
    noExercise: '#U没有联合演习的记录',
    noPatrol: '#U没有联合巡航的记录',
    exercisesHome: '#U在本土以外的(?<n>[^个]+)个方向上都没有联合演习的记录',
    patrolsHome: '#U在任何方向上都没有巡航的记录',
    noMark: '#U据现有记录，没有联合演习开辟新方向或越出原有外缘(?<km>\\d+)公里以上#P',
    stopped:
      '(?:(?<since>#M)以来|(?<between>#M)至(?<upTo>\\d{4})年底)，据现有记录，没有一次联合演习在(?<n>[^个]+)个方向中的任何一个方向上越出原有外缘(?<km>\\d+)公里以上#P',
    lastExercise:
      '#U最近一次开辟新方向或越出原有外缘(?<km>\\d+)公里以上的联合演习是在(?<date>#M)（(?<where>[^）]+)）#P',
    lastPatrol:
      '#U最近一次开辟新方向或越出原有外缘(?<km>\\d+)公里以上的联合巡航是在(?<date>#M)（(?<where>[^）]+)）#P',
    lastPatrolToo: '(?<then>其时)?最近一次这样的巡航是在(?<date>#M)（(?<where>[^）]+)）#P',
    noPatrolSo: '据现有记录，没有这样的巡航#P',
    patrolsDid:
      '巡航(?:则有所突破（(?<where>[^）]+)），最近一次是(?<date>#M)#P(?:；另开辟了新方向：(?<opened>.+?))?|开辟了新方向：(?<openedOnly>[^；]+?)(?:；据现有记录未有突破#Q)?)',
    nor: '巡航也没有突破(?:；最近一次突破或开辟新方向是在(?<date>#M)（(?<where>[^）]+)）)?#P',
    lacks: '#U按(?:(?<core>核心规则)|“(?<rule>[^”]+)”)，(?<list>.+)没有记录',
    others: '按其他规则，(?:截至(?<upTo>\\d{4})年底)?最近一次这样的演习：(?<list>.+)',
    newPlaces: '新地点（距以往任何一次(?<kind>演习|巡航)(?<km>\\d+)公里以上）：(?<counts>.+)',
    fell: '频率下降了，其中一部分是新地点用尽的必然结果(?:；除此之外存在(?<word>有力的|一些|很弱的)证据(?:，但不稳固)?：同等幅度的下降在每(?<of>\\d+)种随机排序中约有(?<times>\\d+)种)?',
    same: '频率没有下降(?:；同等幅度的上升在每(?<of>\\d+)种随机排序中约有(?<times>\\d+)种)?',
    tooFew: '记录太少，无法作出更多判断：即使完全停止，这一检验多半也发现不了',
    compared:
      '(?<measure>外缘推进|新地点)：(?<counts>[^；]+)；(?:记录太少，无法判断|同等幅度的(?<change>下降|上升)在每(?<of>\\d+)种随机排序中约有(?<times>\\d+)种，是(?<word>有力的|一些|很弱的)证据)',
    alone: '只看后期的新地点：(?<list>.+)',
    power:
      '在100个模拟序列中，这一检验能发现完全停止的有\\d+个，降至十分之一的有\\d+个，与所见降幅相同的有\\d+个，减半的有\\d+个；在没有变化时误报\\d+个',
    nothing: '无法比较：两个时期（2014—2019年和2020年起）并非都有地点可测的演习',
  },
};
export const LISTS = {
  lacks: {
    en: /(?<where>\D+?) after (?<year>\d{4})(?:, |$)/g,
    ru: /(?<where>\D+?) после (?<year>\d{4}) года(?:, |$)/g,
    zh: /(?<where>\D+?)(?<year>\d{4})年以后(?:、|$)/g,
  },
  others: {
    en: /(?<date>\S+ \d{4}) \((?<rule>[^)]+)\)(?:, |$)/g,
    ru: /(?<date>\S+ \d{4}) года \((?<rule>[^)]+)\)(?:, |$)/g,
    zh: /(?<date>\d+年\d+月)（(?<rule>[^）]+)）(?:，|$)/g,
  },
  opened: {
    en: /(?<where>(?:in|towards) .+?) in (?<date>[A-Z]\w+ \d{4})/g,
    ru: /(?<where>\D+) в (?<date>[а-я]+ \d{4}) года/g,
    zh: /(?<where>[^（、]+)（(?<date>[^）]+)）/g,
  },
  alone: {
    en: /(?:(?<k>\d+) or fewer|none) of (?<n>\d+) in (?<from>\d{4})(?:–(?<to>\d{4}))? come in \d+ of \d+/g,
    ru: /(?:не более (?<k>\d+)|ни одного) из (?<n>\d+) за (?<from>\d{4})(?:–(?<to>\d{4}))? год(?:ы)? — в \d+ из \d+ случайн(?:ых порядков|ого порядка)/g,
    zh: /(?<from>\d{4})(?:—(?<to>\d{4}))?年(?<n>\d+)次中(?:不超过(?<k>\d+)次|一次也没有)，每\d+种随机排序中约有\d+种/g,
  },
};
export const WORDS: Record<string, Word> = {
  ...{ strong: 'strong', some: 'some', weak: 'weak' },
  ...{ веские: 'strong', некоторые: 'some', слабые: 'weak' },
  ...{ 有力的: 'strong', 一些: 'some', 很弱的: 'weak' },
};
