// Runs before the first paint: dark unless the person chose day, or it is daytime on a light system.
const choice = (): string | null => {
  try {
    return localStorage.getItem('theme');
  } catch {
    // Storage can be switched off; the night is then as good as any choice.
    return null;
  }
};

const isDay = (): boolean => {
  const chosen = choice();
  if (chosen === 'day' || chosen === 'dark') return chosen === 'day';
  const hour = new Date().getHours();
  return hour >= 7 && hour < 20 && matchMedia('(prefers-color-scheme: light)').matches;
};

if (isDay()) {
  document.documentElement.classList.add('day');
  document.querySelector('meta[name=theme-color]')?.setAttribute('content', '#fbf7f0');
}
