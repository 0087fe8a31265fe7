import type { Page } from 'playwright-core';

/** How much wider than the window a page is, in CSS pixels; 0 when nothing has to be scrolled sideways. */
export function measureOverflow(page: Page): Promise<number> {
  return page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth');
}

/** Width and height of the first element of a selector, in CSS pixels; rejects when it is not shown. */
export async function measureSize(
  page: Page,
  selector: string,
): Promise<{ readonly width: number; readonly height: number }> {
  const box = await page.locator(selector).first().boundingBox();
  if (box === null) throw new Error(`${selector} is not shown`);
  return box;
}

/** Relative luminance (WCAG 2.2) of what is behind the first element of a selector: 0 is black, 1 white. */
export async function measureBackground(page: Page, selector: string): Promise<number> {
  return luminanceOf(await readColor(page, selector, 'backgroundColor'));
}

/** Contrast ratio (WCAG 2.2) of the text of the first element of a selector to what is behind it, from 1 to 21. */
export async function measureContrast(page: Page, selector: string): Promise<number> {
  const text = luminanceOf(await readColor(page, selector, 'color'));
  const behind = await measureBackground(page, selector);
  return (Math.max(text, behind) + 0.05) / (Math.min(text, behind) + 0.05);
}

/** Red, green and blue from 0 to 255; where a background is transparent, what shines through. */
async function readColor(
  page: Page,
  selector: string,
  property: 'color' | 'backgroundColor',
): Promise<readonly number[]> {
  // Text, because it runs in the browser.
  const colors: string[] = await page.evaluate(`(() => {
    const colors = [];
    for (let element = document.querySelector(${JSON.stringify(selector)}); element !== null; element = element.parentElement)
      colors.push(getComputedStyle(element).${property});
    return colors;
  })()`);
  const opaque = colors
    .map((color) => (color.match(/[\d.]+/g) ?? []).map(Number))
    .find(([, , , alpha = 1]) => alpha === 1);
  return opaque ?? [255, 255, 255];
}

function luminanceOf(color: readonly number[]): number {
  const [red = 0, green = 0, blue = 0] = color.map((value) => {
    const share = value / 255;
    return share <= 0.040_45 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
