// A card that changes many times a second is drawn a few times a second, and in the end as it stands in the end.

export function calmly(draw, pause = 300) {
  const waiting = new Map(); // key -> whether it changed once more during its pause
  const now = (key, ...rest) => {
    waiting.set(key, false);
    draw(key, ...rest);
    setTimeout(() => (waiting.get(key) ? now(key, ...rest) : waiting.delete(key)), pause);
  };
  return (key, ...rest) => (waiting.has(key) ? waiting.set(key, true) : now(key, ...rest));
}
