// The one script of the story: → and ← lead to the next step and the previous one, as Page Down does on a slide.
addEventListener('keydown', ({ key, altKey, ctrlKey, metaKey, shiftKey }) => {
  const way = { ArrowRight: 1, ArrowLeft: -1 }[key];
  if (!way || altKey || ctrlKey || metaKey || shiftKey) return;
  const steps = [...document.querySelectorAll('.story > section')];
  const now = steps.findLastIndex((step) => step.getBoundingClientRect().top < innerHeight / 2);
  steps[now + way]?.scrollIntoView();
});
