package io.seaworthy.hub.api;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import io.seaworthy.hub.access.Sight;
import io.seaworthy.hub.api.reading.FindingIds;
import io.seaworthy.hub.api.reading.FindingReads;
import io.seaworthy.hub.api.reading.FindingView;
import io.seaworthy.hub.control.Catalogue;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Findings as a file: which ones, and in which order, is settled by one look when it begins, so that none is lost or told twice
 * because people go on working; each is told as it is when it is written, some at a time. CSV is RFC 4180 in UTF-8; a cell
 * that a spreadsheet would run as a formula starts with an apostrophe, see the OWASP page on CSV injection.
 */
final class FindingExport implements Answer.Pieces {

    /** What the file is made of. */
    enum Form {
        CSV,
        NDJSON
    }

    private static final int AT_ONCE = 1_000;
    private static final String FORMULA = "=+-@\t\r";
    private static final List<String> TITLES = List.of(
            "reference",
            "control",
            "title",
            "framework",
            "cluster",
            "namespace",
            "release",
            "object",
            "status",
            "severity",
            "owner",
            "first seen",
            "last change",
            "due",
            "closed",
            "closed by",
            "evidence",
            "missing",
            "remediation",
            "assessed at");

    private final FindingReads findings;
    private final FindingReads.Question question;
    private final Sight sight;
    private final String sort;
    private final Form form;
    private final Catalogue catalogue;
    private @Nullable FindingIds ids;
    private int read;
    private int written;
    private boolean begun;
    private boolean ended;

    FindingExport(
            FindingReads findings,
            FindingReads.Question question,
            Sight sight,
            String sort,
            Form form,
            Catalogue catalogue) {
        this.findings = findings;
        this.question = question;
        this.sight = sight;
        this.sort = sort;
        this.form = form;
        this.catalogue = catalogue;
    }

    private record End(long end) {}

    @Override
    public Optional<byte[]> next() {
        if (ended) {
            return Optional.empty();
        }
        var all = ids == null ? findings.ids(question, sight, sort) : ids;
        ids = all;
        var items = findings.these(all.some(read, AT_ONCE), question.now());
        read += AT_ONCE;
        written += items.size();
        ended = read >= all.size();
        var text = form == Form.CSV ? csv(items) : lines(items);
        begun = true;
        return Optional.of(text.getBytes(StandardCharsets.UTF_8));
    }

    private String csv(List<FindingView> items) {
        var text = new StringWriter();
        try (var writer = CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(text)) {
            if (!begun) {
                writer.writeRecord(TITLES);
            }
            items.forEach(item -> writer.writeRecord(
                    cells(item).stream().map(FindingExport::harmless).toList()));
            if (ended) {
                writer.writeComment(" end, " + written + " findings");
            }
        } catch (IOException impossible) {
            // It is written to memory.
            throw new UncheckedIOException(impossible);
        }
        return text.toString();
    }

    private String lines(List<FindingView> items) {
        var text = items.stream().map(item -> Json.text(item) + "\n").collect(Collectors.joining());
        return ended ? text + Json.text(new End(written)) + "\n" : text;
    }

    private List<String> cells(FindingView finding) {
        return List.of(
                finding.id(),
                finding.controlId(),
                finding.title(),
                catalogue
                        .control(finding.controlId())
                        .map(control -> frameworks(control.frameworks()))
                        .orElse(""),
                finding.clusterName(),
                finding.namespace(),
                finding.factKind().equals("ReleaseFact") ? finding.namespace() + "/" + finding.name() : "",
                finding.subjectKind() + " " + finding.name(),
                finding.state(),
                finding.severity(),
                finding.owner(),
                finding.openedAt().toString(),
                finding.changedAt().toString(),
                time(finding.dueAt()),
                time(finding.closedAt()),
                closedBy(finding),
                finding.evidence(),
                finding.missing(),
                finding.fix(),
                question.now().toString());
    }

    static String harmless(String cell) {
        var lead = cell.stripLeading();
        return runs(cell) || runs(lead) ? "'" + cell : cell;
    }

    private static boolean runs(String text) {
        return !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0;
    }

    private static String frameworks(Map<String, List<String>> frameworks) {
        return frameworks.entrySet().stream()
                .map(framework -> framework.getKey() + " " + String.join(", ", framework.getValue()))
                .sorted()
                .collect(Collectors.joining("; "));
    }

    private static String closedBy(FindingView finding) {
        return switch (finding.state()) {
            case "FIXED" -> "proof: session " + finding.closedSession() + ", snapshot " + finding.closedEpoch();
            case "WITHDRAWN" -> "its control left the catalogue";
            default -> "";
        };
    }

    private static String time(@Nullable Instant time) {
        return time == null ? "" : time.toString();
    }
}
