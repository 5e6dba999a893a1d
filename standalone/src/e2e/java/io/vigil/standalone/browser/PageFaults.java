package io.vigil.standalone.browser;

import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What a person would see to be wrong with a page, whatever stands on it. Stateless. */
final class PageFaults {
  /** Every page that is looked at, by the demo's user who opens it. */
  static final Map<String, List<String>> PAGES =
      Map.of(
          "duty",
          List.of(
              "board", "plants", "offline", "wall", "cases", "suppressed", "hazards", "works", "declarations", "commitments", "notices", "inspections",
              "shift", "routing", "search", "statistics", "leads", "rules", "drill", "ops", "account"),
          "admin", List.of("credentials", "deliveries"),
          "prefecture", List.of("approvals"),
          "security", List.of("people"),
          "audit", List.of("audit"));

  /** The smallest screen that is supported, the same at 200 % zoom, and a phone; wider is easier. */
  private static final List<Map.Entry<Integer, Integer>> SIZES =
      List.of(Map.entry(1366, 768), Map.entry(683, 384), Map.entry(360, 740));

  /** What a person would see to be wrong with the page as it stands, in words. */
  private static final String FAULTS =
      """
      () => {
        const faults = [];
        const seen = (e) => e.checkVisibility() && e.getClientRects().length > 0;
        const words = (e) => (e.textContent ?? '').trim().replace(/\\s+/g, ' ').slice(0, 60);
        const wide = document.documentElement.scrollWidth - window.innerWidth;
        if (wide > 1) {
          const worst = [...document.querySelectorAll('body *')].filter(seen)
            .filter((e) => e.getBoundingClientRect().right > window.innerWidth + 1)
            .slice(0, 3).map((e) => `${e.tagName}.${e.className} ${words(e)}`);
          faults.push(`the page is ${wide} px wider than the window: ${worst.join(' | ')}`);
        }
        const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
        while (texts.nextNode()) {
          const text = texts.currentNode.textContent.trim();
          if (/^[a-z][A-Za-z]*(\\.[A-Za-z_0-9-]+)+$/.test(text) && !texts.currentNode.parentElement.closest('code') && seen(texts.currentNode.parentElement)) {
            faults.push(`not translated: ${text}`);
          }
          const whole = texts.currentNode.parentElement.textContent.trim() === text;
          if (text.includes('\\u202e') && !whole && !/\\u2068[^\\u2069]*\\u202e[^\\u2069]*\\u2069/.test(text)) {
            faults.push(`turns what stands beside it: ${words(texts.currentNode.parentElement)}`);
          }
        }
        for (const e of document.querySelectorAll('button, summary, th, label, .badge, .tile, h2, .banner')) {
          if (seen(e) && e.scrollWidth > e.clientWidth + 1 && getComputedStyle(e).display !== 'inline' && getComputedStyle(e).overflowX !== 'auto') {
            faults.push(`cut off: ${e.tagName}.${e.className} ${words(e)}`);
          }
        }
        const boxes = [...document.querySelectorAll('button, a, input, select, textarea, summary')].filter(seen)
          .flatMap((e) => [...e.getClientRects()].map((r) => ({ e, r })));
        for (const [i, a] of boxes.entries()) {
          for (const b of boxes.slice(i + 1)) {
            const w = Math.min(a.r.right, b.r.right) - Math.max(a.r.left, b.r.left);
            const h = Math.min(a.r.bottom, b.r.bottom) - Math.max(a.r.top, b.r.top);
            if (w > 2 && h > 2 && a.e !== b.e && !a.e.contains(b.e) && !b.e.contains(a.e)) {
              faults.push(`overlap: ${a.e.tagName} ${words(a.e)} and ${b.e.tagName} ${words(b.e)}`);
            }
          }
        }
        return faults;
      }
      """;

  private PageFaults() {}

  /** The faults of the page as it stands, in words. */
  static List<String> of(Page page) {
    return ((List<?>) page.evaluate(FAULTS)).stream().map(Object::toString).toList();
  }

  /** The faults at each size, with a picture of the page at those that people have. */
  static List<String> atEverySize(Page page, String place) {
    List<String> faults = new ArrayList<>();
    for (var size : SIZES) {
      page.setViewportSize(size.getKey(), size.getValue());
      String here = place + " " + size.getKey();
      of(page).forEach(fault -> faults.add(here + ": " + fault));
      if (size.getKey() != 683) {
        page.screenshot(
            new Page.ScreenshotOptions()
                .setPath(Path.of("target", "screenshots", "every", here.replace(' ', '-') + ".png")));
      }
    }
    return faults;
  }
}
