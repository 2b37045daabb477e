package io.seaworthy.hub.control;

import io.seaworthy.posture.v1.BoundRole;
import io.seaworthy.posture.v1.ExposurePath;
import io.seaworthy.posture.v1.Gap;
import io.seaworthy.posture.v1.ManifestObject;
import io.seaworthy.posture.v1.ObjectReference;
import io.seaworthy.posture.v1.Subject;
import java.util.List;
import java.util.Locale;

/** Puts facts into words for evidence: what {@code describe}, {@code enumerate} and the like give. */
public final class Wording {

    private Wording() {}

    /** @throws IllegalArgumentException for anything there are no words for */
    static String describe(Object thing) {
        return switch (thing) {
            case ObjectReference object -> named(object.getKind(), object.getNamespace(), object.getName());
            case ManifestObject object -> named(object.getKind(), object.getNamespace(), object.getName());
            case Subject subject -> named(subject.getKind(), subject.getNamespace(), subject.getName());
            case BoundRole bound ->
                describe(bound.getSubject()) + " by " + describe(bound.getBinding()) + " to "
                        + describe(bound.getRole());
            case Gap gap -> gap(gap);
            case ExposurePath path -> exposure(path);
            default ->
                throw new IllegalArgumentException(
                        "describe() has no words for a " + thing.getClass().getSimpleName());
        };
    }

    private static String named(String kind, String namespace, String name) {
        return kind + " " + (namespace.isEmpty() ? name : namespace + "/" + name);
    }

    /** What was tried, and why it gave nothing. */
    public static String gap(Gap gap) {
        var where = gap.getNamespace().isEmpty() ? "" : " in " + gap.getNamespace();
        var reason = switch (gap.getReason()) {
            case DENIED -> "refused";
            case NOT_RECORDED -> "not in the recording";
            case UNREACHABLE -> "no answer";
            case UNREADABLE -> "unreadable";
            case NOT_SERVED -> "not installed";
            case REASON_UNSPECIFIED, UNRECOGNIZED -> "not possible";
        };
        var detail = gap.getDetail().isEmpty() ? "" : " (" + gap.getDetail() + ")";
        return gap.getVerb() + " " + gap.getResource() + where + ": " + reason + detail;
    }

    private static String exposure(ExposurePath path) {
        var kind = switch (path.getKind()) {
            case NODE_PORT -> "NodePort of ";
            case LOAD_BALANCER -> "LoadBalancer of ";
            case EXTERNAL_IP -> "external IP of ";
            case INGRESS -> "";
            case HOST_PORT -> "hostPort of ";
            case HOST_NETWORK -> "hostNetwork of ";
            case KIND_UNSPECIFIED, UNRECOGNIZED -> "path of ";
        };
        var outside = path.getOutside().isEmpty() ? "" : " at " + path.getOutside();
        return kind + describe(path.getObject()) + " to " + path.getTillerPort() + outside;
    }

    /** The first of them, and how many more there are. */
    public static String enumerate(List<?> items, long atMost) {
        int shown = Math.clamp(atMost, 1, Math.max(1, items.size()));
        var text = new StringBuilder();
        for (int i = 0; i < Math.min(shown, items.size()); i++) {
            text.append(i == 0 ? "" : ", ").append(items.get(i));
        }
        int rest = items.size() - shown;
        return rest > 0 ? text + " and " + rest + " more" : text.toString();
    }

    /** Decimal units, as the sizes of records are stated elsewhere: 1000 bytes are 1 kB. */
    static String humanBytes(long bytes) {
        if (bytes < 1_000) {
            return bytes + " B";
        }
        var units = List.of("kB", "MB", "GB", "TB");
        double value = bytes;
        int unit = -1;
        while (value >= 999.95 && unit < units.size() - 1) {
            value /= 1_000;
            unit++;
        }
        return String.format(Locale.ROOT, "%.1f %s", value, units.get(unit));
    }

    /** One word of a POSIX shell. Plain words stay plain; control characters cannot leave the quotes. */
    static String shellQuote(String value) {
        return value.matches("[A-Za-z0-9_@%+=:,./-]+") && !value.startsWith("-")
                ? value
                : "'" + value.replace("'", "'\\''") + "'";
    }
}
