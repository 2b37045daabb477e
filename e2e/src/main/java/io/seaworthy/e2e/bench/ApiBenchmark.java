package io.seaworthy.e2e.bench;

import java.io.PrintStream;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Asks every question in turn, round by round, and the reference before each: what disturbs the machine disturbs all alike. */
final class ApiBenchmark {

    private static final int WARM_UP = 2;
    private static final double GOAL = 300;

    private final ApiQuestion reference;
    private final int rounds;
    private final PrintStream out;

    ApiBenchmark(ApiQuestion reference, int rounds, PrintStream out) {
        this.reference = reference;
        this.rounds = rounds;
        this.out = out;
    }

    void run(List<ApiQuestion> questions) {
        var times = new LinkedHashMap<ApiQuestion, AnswerTimes>();
        var base = new AnswerTimes();
        out.printf("%,d questions, %d rounds after %d that warm up%n", questions.size(), rounds, WARM_UP);
        for (int round = 1 - WARM_UP; round <= rounds; round++) {
            double slowest = 0;
            for (var question : questions) {
                var referred = ask(reference);
                var took = ask(question);
                slowest = Math.max(slowest, took);
                if (round > 0) {
                    base.add(referred);
                    times.computeIfAbsent(question, _ -> new AnswerTimes()).add(took);
                }
            }
            out.printf("round %d: slowest %.0f ms%n", round, slowest);
        }
        report(times, base);
    }

    private static double ask(ApiQuestion question) {
        var started = System.nanoTime();
        question.client().text(question.path());
        return (System.nanoTime() - started) / 1e6;
    }

    private void report(Map<ApiQuestion, AnswerTimes> times, AnswerTimes base) {
        out.printf("%n| question | p50 ms | p95 ms | slowest ms | p50 ÷ reference | slowest of them, its p95 ms |%n");
        out.println("|---|---|---|---|---|---|");
        row(reference.row(), base, base, "");
        times.keySet().stream().map(ApiQuestion::row).distinct().forEach(row -> {
            var those = times.entrySet().stream()
                    .filter(each -> each.getKey().row().equals(row))
                    .collect(Collectors.toMap(each -> each.getKey().name(), Map.Entry::getValue));
            row(row, AnswerTimes.together(those.values()), base, worst(those));
        });
        var late = late(times.values());
        out.printf("%n%d of %d questions have a p95 above %.0f ms.%n", late, times.size(), GOAL);
        times.entrySet().stream()
                .filter(each -> each.getValue().within(0.95) > GOAL)
                .forEach(each -> out.printf(
                        "  %.0f ms: %s%n",
                        each.getValue().within(0.95), each.getKey().path()));
    }

    private void row(String name, AnswerTimes times, AnswerTimes base, String worst) {
        out.printf(
                "| %s | %.1f | %.1f | %.1f | %.1f | %s |%n",
                name,
                times.within(0.5),
                times.within(0.95),
                times.within(1),
                times.within(0.5) / base.within(0.5),
                worst);
    }

    private static String worst(Map<String, AnswerTimes> those) {
        if (those.size() == 1) {
            return "";
        }
        return those.entrySet().stream()
                .max(Comparator.comparingDouble(each -> each.getValue().within(0.95)))
                .map(each -> "%s: %.1f".formatted(each.getKey(), each.getValue().within(0.95)))
                .orElse("");
    }

    private static long late(Collection<AnswerTimes> times) {
        return times.stream().filter(each -> each.within(0.95) > GOAL).count();
    }
}
