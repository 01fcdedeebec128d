// The chart of states: zoom, dragging the sheet, and the arrow keys from box to box.
(() => {
  const kept = {zoom: 1, left: 0, top: 0};
  const frame = () => document.querySelector('.chart');
  const size = (svg) => [Number(svg.dataset.width), Number(svg.dataset.height)];
  const zoomed = (chart, zoom) => {
    const sheet = chart.querySelector('.sheet'), svg = chart.querySelector('.boxes svg');
    if (!svg) return;
    const was = Number(chart.dataset.zoom || 1);
    const middle = [chart.scrollLeft + chart.clientWidth / 2, chart.scrollTop + chart.clientHeight / 2];
    chart.dataset.zoom = zoom = Math.min(2, Math.max(0.15, zoom));
    sheet.style.width = `${size(svg)[0] * zoom}px`;
    kept.zoom = zoom;
    chart.scrollLeft = middle[0] * zoom / was - chart.clientWidth / 2;
    chart.scrollTop = middle[1] * zoom / was - chart.clientHeight / 2;
  };
  const fitting = (chart) => {
    const [width, height] = size(chart.querySelector('.boxes svg'));
    return Math.min(1, (chart.clientWidth - 2) / width, (window.innerHeight * 0.78) / height);
  };
  // Scroll until a part of the sheet, given as [x, y, width, height], is in the frame; where it is
  // too large for that, as far as its middle.
  const seen = (part) => {
    const chart = frame(), zoom = Number(chart.dataset.zoom || 1);
    const along = (at, long, from, room) => {
      if (long > room) return at + long / 2 - room / 2;
      return Math.min(Math.max(from, at + long - room), at);
    };
    const [x, y, width, height] = part.map((each) => each * zoom);
    chart.scrollLeft = along(x, width, chart.scrollLeft, chart.clientWidth);
    chart.scrollTop = along(y, height, chart.scrollTop, chart.clientHeight);
  };
  const shown = (box) => {
    const rect = box.querySelector('rect');
    const side = (name) => Number(rect.getAttribute(name));
    seen([side('x') - 20, side('y') - 20, side('width') + 40, side('height') + 40]);
  };
  // A chosen box with those that its arrows lead to and from, where the frame has room for them all.
  const withNear = (box) => {
    const chart = frame(), zoom = Number(chart.dataset.zoom || 1);
    const near = chart.querySelector('[data-near]');
    const part = near ? near.dataset.near.split(' ').map(Number) : null;
    if (part && part[2] * zoom <= chart.clientWidth && part[3] * zoom <= chart.clientHeight) seen(part);
    else shown(box);
  };
  window.standoffChart = {
    // Letters that could not be read are no use: the sheet is then larger than its frame.
    begin() {
      const chart = frame();
      if (!chart || !chart.querySelector('.boxes svg')) return;
      zoomed(chart, Math.max(0.85, fitting(chart)));
      const box = chart.querySelector('a.box[tabindex="0"]');
      if (box) withNear(box);
    },
    // The same sheet with more on it: what was looked at stays where it was.
    again() {
      const chart = frame(), was = {...kept};
      if (!chart) return;
      zoomed(chart, was.zoom);
      [chart.scrollLeft, chart.scrollTop] = [was.left, was.top];
    },
    zoom(by) { zoomed(frame(), Number(frame().dataset.zoom || 1) * by); },
    fit() { zoomed(frame(), fitting(frame())); },
    chosen(state) {
      const chart = frame(), box = chart && chart.querySelector(`a.box[data-state="${state}"]`);
      if (!box) return;
      chart.querySelectorAll('a.box[tabindex="0"]').forEach((each) => each.setAttribute('tabindex', '-1'));
      box.setAttribute('tabindex', '0');
      // The arrows around it are drawn with the next frame.
      requestAnimationFrame(() => withNear(box));
    },
  };
  const ways = {ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1]};
  document.addEventListener('keydown', (event) => {
    const box = event.target.closest && event.target.closest('.chart a.box');
    const way = ways[event.key];
    if (!box || !way) return;
    event.preventDefault();
    const at = [Number(box.dataset.x), Number(box.dataset.y)];
    let best = null, least = Infinity;
    for (const other of box.closest('svg').querySelectorAll('a.box')) {
      const off = [Number(other.dataset.x) - at[0], Number(other.dataset.y) - at[1]];
      const along = off[0] * way[0] + off[1] * way[1], aside = Math.abs(off[0] * way[1]) + Math.abs(off[1] * way[0]);
      if (along > 0 && along + 4 * aside < least) [best, least] = [other, along + 4 * aside];
    }
    if (best) { best.focus({preventScroll: true}); shown(best); }
  });
  document.addEventListener('scroll', (event) => {
    if (event.target.matches?.('.chart')) [kept.left, kept.top] = [event.target.scrollLeft, event.target.scrollTop];
  }, true);
  let held = null;
  document.addEventListener('pointerdown', (event) => {
    const chart = event.target.closest && event.target.closest('.chart');
    if (chart && event.button === 0 && event.pointerType === 'mouse' && !event.target.closest('a'))
      held = [chart, event.clientX + chart.scrollLeft, event.clientY + chart.scrollTop];
  });
  document.addEventListener('pointermove', (event) => {
    if (held) [held[0].scrollLeft, held[0].scrollTop] = [held[1] - event.clientX, held[2] - event.clientY];
  });
  document.addEventListener('pointerup', () => { held = null; });
  window.addEventListener('popstate', () => { if (location.pathname === '/outcomes') location.reload(); });
})();
