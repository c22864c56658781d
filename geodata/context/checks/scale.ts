import { problem } from '../../problem';
import type { ContextCheck } from '../checks';

const FILE = 'scale.json';

/**
 * The areas are numbered 1 to 7; an area that the study does not mention has no rating of the
 * study's; only the ends of the scale are named by it, and no inferred name is of high confidence;
 * what an area points at exists.
 */
export const scaleComplete: ContextCheck = ({ scale, context }) => {
  const items = new Set(context.items.map(({ id }) => id));
  const frameworks = new Set(scale.frameworks.map(({ id }) => id));
  return scale.areas.flatMap(
    ({ order, nameBasis, study, confidence, frameworks: read, evidence }, i) => {
      const at = (field: string) => `areas[${i}].${field}`;
      const { saysAnything, rating, ratingWording, position } = study;
      return [
        ...(order === i + 1 ? [] : [problem(FILE, at('order'), order, `${i + 1}`)]),
        ...(rating !== undefined && !saysAnything
          ? [
              problem(
                FILE,
                at('study.rating'),
                rating,
                'none, as the study says nothing of the area',
              ),
            ]
          : []),
        ...((rating === undefined) === (ratingWording === undefined)
          ? []
          : [problem(FILE, at('study.ratingWording'), ratingWording, 'one beside a rating only')]),
        ...((nameBasis === 'stated') === (position !== undefined)
          ? []
          : [problem(FILE, at('nameBasis'), nameBasis, '"stated" for the ends of the scale only')]),
        ...(nameBasis === 'inferred' && confidence === 'high'
          ? [problem(FILE, at('confidence'), confidence, 'less, as the name is inferred')]
          : []),
        ...read
          .filter(({ id }) => !frameworks.has(id))
          .map(({ id }) => problem(FILE, at('frameworks'), id, 'the id of a framework')),
        ...(evidence.context ?? [])
          .filter((id) => !items.has(id))
          .map((id) =>
            problem(FILE, at('evidence.context'), id, 'the id of an item of context.json'),
          ),
      ];
    },
  );
};
