package io.seaworthy.e2e.dashboard;

import io.seaworthy.e2e.fleet.GeneratedFleet;
import io.seaworthy.e2e.process.JavaProgram;
import io.seaworthy.e2e.process.TemporaryFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;

/** {@code e2e/lighthouse}: five looks at Fleet and at Findings of a large fleet, and their medians beside the goals. */
public final class LighthouseMedian {

    private static final int LOOKS = 5;
    private static final List<String> PAGES = List.of("/", "/findings");

    private LighthouseMedian() {}

    public static void main(String... arguments) throws IOException, SQLException {
        var folder = Files.createTempDirectory("seaworthy-lighthouse-").toRealPath();
        try {
            look(folder);
        } finally {
            TemporaryFolder.delete(folder);
        }
    }

    private static void look(Path folder) throws SQLException {
        var lighthouse = Lighthouse.install();
        var reports = JavaProgram.repository().resolve("e2e/target/lighthouse");
        try (var fleet = LargeFleet.start(folder, new GeneratedFleet(1_000, 200_000, 41));
                var chromium = Chromium.start()) {
            var cookies = chromium.visitor(fleet.hub().address())
                    .signIn("admin", LargeFleet.PASSWORD)
                    .cookies();
            System.out.println("page       performance (95)  accessibility (100)  best practices (95)");
            for (var page : PAGES) {
                var name = page.equals("/") ? "fleet" : page.substring(1);
                var looks = IntStream.rangeClosed(1, LOOKS)
                        .mapToObj(number -> lighthouse.run(
                                fleet.hub().address().resolve(page),
                                cookies,
                                reports.resolve(name + "-" + number + ".json")))
                        .toList();
                System.out.printf(
                        "%-10s %16d %20d %20d%n",
                        name,
                        median(looks, LighthouseReport::performance),
                        median(looks, LighthouseReport::accessibility),
                        median(looks, LighthouseReport::bestPractices));
                looks.getLast().shortcomings().forEach(line -> System.out.println("  " + line));
            }
        }
        System.out.println("reports: " + reports);
    }

    private static int median(List<LighthouseReport> looks, ToIntFunction<LighthouseReport> points) {
        return looks.stream().mapToInt(points).sorted().toArray()[LOOKS / 2];
    }
}
