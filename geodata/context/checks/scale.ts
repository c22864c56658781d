import { inFile } from '../../checks/check';
import type { ContextCheck } from '../checks';

/**
 * The areas are numbered 1 to 7; an area that the study does not mention has no rating of the
 * study's; only the ends of the scale are named by it, and no inferred name is of high confidence;
 * what an area points at exists.
 */
export const scaleComplete: ContextCheck = ({ scale, context }) =>
  inFile('scale.json', (say) =>
    scale.areas.forEach((area, i) => {
      const { order, nameBasis, study, confidence, frameworks, evidence } = area;
      const { saysAnything, rating, ratingWording, position } = study;
      const at = (field: string) => `areas[${i}].${field}`;
      if (order !== i + 1) say(at('order'), order, `${i + 1}`);
      if (rating !== undefined && !saysAnything) {
        say(at('study.rating'), rating, 'none, as the study says nothing of the area');
      }
      if ((rating === undefined) !== (ratingWording === undefined)) {
        say(at('study.ratingWording'), ratingWording, 'one beside a rating only');
      }
      if ((nameBasis === 'stated') !== (position !== undefined)) {
        say(at('nameBasis'), nameBasis, '"stated" for the ends of the scale only');
      }
      if (nameBasis === 'inferred' && confidence === 'high') {
        say(at('confidence'), confidence, 'less, as the name is inferred');
      }
      for (const { id } of frameworks) {
        if (scale.frameworks.some((one) => one.id === id)) continue;
        say(at('frameworks'), id, 'the id of a framework');
      }
      for (const id of evidence.context ?? []) {
        if (context.items.some((item) => item.id === id)) continue;
        say(at('evidence.context'), id, 'the id of an item of context.json');
      }
    }),
  );
