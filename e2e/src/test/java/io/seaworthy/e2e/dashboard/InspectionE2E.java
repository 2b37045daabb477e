package io.seaworthy.e2e.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;

/** The tests of pages notice what they are there to notice. */
@RequiresChromium
class InspectionE2E {

    private static final String UNFIT = """
            <!doctype html><html lang="en"><head><title>Unfit</title></head><body><main><h1>Unfit</h1>
              <img src="data:image/gif;base64,R0lGODlhAQABAAAAACw="><div style="width:2000px">wide</div>
              <button style="width:9px;height:9px" aria-label="one"></button><button style="width:9px;height:9px" aria-label="two"></button></main></body></html>
            """;

    @Test
    void pageWithoutNamesAndTooWideIsComplainedAbout() {
        try (var chromium = Chromium.start()) {
            var visitor = chromium.visitor(URI.create("http://127.0.0.1:1"));
            visitor.page().setContent(UNFIT);

            var wrong = Inspection.of(visitor, "unfit");

            assertThat(wrong).anyMatch(line -> line.contains("image-alt"));
            assertThat(wrong).anyMatch(line -> line.matches("unfit light-390: \\d+ px too wide: main > div"));
            assertThat(wrong).anyMatch(line -> line.contains("target-size"));
            assertThat(Inspection.picture("unfit-dark-390")).isNotEmptyFile();
        }
    }

    @Test
    void errorsAndStrangersAreComplainedAbout() {
        try (var chromium = Chromium.start()) {
            var visitor = chromium.visitor(URI.create("http://127.0.0.1:1"));
            visitor.page().setContent("<!doctype html><title>Loud</title><h1>Loud</h1>");

            visitor.page()
                    .evaluate(
                            "() => { console.error('loud'); new Image().src = 'http://127.0.0.1:2/pixel'; setTimeout(() => { throw new Error('thrown'); }); }");
            visitor.page().waitForTimeout(300);

            assertThat(visitor.complaints())
                    .contains("console: loud", "asks a stranger: http://127.0.0.1:2/pixel")
                    .anyMatch(complaint -> complaint.startsWith("uncaught: ") && complaint.contains("thrown"));
        }
    }
}
