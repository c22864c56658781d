// The story's only script: → and ← lead to the next and previous step, like Page Down.
addEventListener('keydown', ({ key, altKey, ctrlKey, metaKey, shiftKey }) => {
  const way = { ArrowRight: 1, ArrowLeft: -1 }[key];
  if (!way || altKey || ctrlKey || metaKey || shiftKey) return;
  const steps = [...document.querySelectorAll('.story > section')];
  const now = steps.findLastIndex((step) => step.getBoundingClientRect().top < innerHeight / 2);
  steps[now + way]?.scrollIntoView();
});
