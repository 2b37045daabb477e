package io.seaworthy.e2e.dashboard;

import com.microsoft.playwright.Locator;
import java.util.List;
import java.util.Locale;

/**
 * Times between frames while something scrolls, one step a frame, in milliseconds and sorted.
 *
 * @param deltas one or more
 */
public record ScrollFrames(List<Double> deltas) {

    private static final String SCROLL = """
            (box, [steps, by]) => new Promise(resolve => {
              const deltas = [];
              let last = null;
              const frame = now => {
                if (last !== null) deltas.push(now - last);
                last = now;
                if (deltas.length === steps) return resolve(deltas);
                box.scrollTop += by;
                requestAnimationFrame(frame);
              };
              requestAnimationFrame(frame);
            })
            """;

    public ScrollFrames {
        deltas = deltas.stream().sorted().toList();
    }

    /**
     * Scrolls and measures.
     *
     * @param box what scrolls
     * @param pixels in each frame
     */
    public static ScrollFrames of(Locator box, int frames, int pixels) {
        var measured = (List<?>) box.evaluate(SCROLL, List.of(frames, pixels));
        return new ScrollFrames(
                measured.stream().map(delta -> ((Number) delta).doubleValue()).toList());
    }

    /** The same for a page of one empty box, to compare with on this machine at this moment. */
    public static ScrollFrames ofAnEmptyPage(Visitor visitor, int frames, int pixels) {
        var nothing = visitor.anotherTab();
        nothing.setContent("<div style='height:600px;overflow:auto'><div style='height:400000px'></div></div>");
        var measured = of(nothing.locator("div").first(), frames, pixels);
        nothing.close();
        visitor.page().bringToFront();
        return measured;
    }

    /** @param share 0.95 = all but the slowest twentieth took no longer */
    public double percentile(double share) {
        return deltas.get((int) Math.min(deltas.size() - 1L, Math.round(share * deltas.size())));
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "p50 %.1f ms, p95 %.1f ms, worst %.1f ms",
                percentile(0.5),
                percentile(0.95),
                deltas.getLast());
    }
}
