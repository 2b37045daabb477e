package io.seaworthy.hub.control;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Fingerprint of everything that a verdict and its words depend on. */
final class CatalogueDigest {

    private final MessageDigest sha256;

    private CatalogueDigest(MessageDigest sha256) {
        this.sha256 = sha256;
    }

    static String of(Collection<Control> controls) {
        try {
            var digest = new CatalogueDigest(MessageDigest.getInstance("SHA-256"));
            ReferenceTables.TABLES.forEach(table -> digest.add(Resources.text(ReferenceTables.file(table))));
            controls.stream().sorted(Comparator.comparing(Control::id)).forEach(digest::add);
            return HexFormat.of().formatHex(digest.sha256.digest());
        } catch (NoSuchAlgorithmException impossible) {
            // Every Java has SHA-256.
            throw new IllegalStateException(impossible);
        }
    }

    private void add(Control control) {
        add(control.id());
        add(control.title());
        add(control.severity().word());
        add(control.family());
        add(control.fact().message());
        add(control.applies());
        add(control.notApplicable().source());
        add(control.assessable());
        add(control.missing().source());
        add(control.passes().source());
        add(control.evidence().source());
        add(control.escalates().map(escalation -> escalation.to().word()).orElse(""));
        add(control.escalates().map(Control.Escalation::when));
        add(stable(control.params()));
        add(control.why());
        add(control.fix().source());
        add(control.accept());
        add(stable(control.frameworks()));
    }

    private void add(Optional<Expression> expression) {
        add(expression.map(Expression::source).orElse(""));
    }

    private void add(String text) {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        sha256.update((bytes.length + ":").getBytes(StandardCharsets.UTF_8));
        sha256.update(bytes);
    }

    /** The same text for the same value, whatever order its maps are in. */
    private static String stable(Object value) {
        return switch (value) {
            case Map<?, ?> map -> {
                var sorted = new TreeMap<String, String>();
                map.forEach((key, each) -> sorted.put(String.valueOf(key), stable(each)));
                yield sorted.toString();
            }
            case List<?> list ->
                list.stream().map(CatalogueDigest::stable).toList().toString();
            default -> value.getClass().getSimpleName() + " " + value;
        };
    }
}
