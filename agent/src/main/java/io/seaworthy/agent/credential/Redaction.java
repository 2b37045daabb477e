package io.seaworthy.agent.credential;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Takes secrets out of a text that is about to be shown, logged or stored: an error message, a command line. It would
 * rather hide too much than too little.
 */
public final class Redaction {

    /** What stands in the place of a secret. */
    public static final String MARK = "[redacted]";

    private static final int LONGEST = 65_536;
    private static final Pattern SCHEME =
            Pattern.compile("(?i)\\b(?:bearer|basic|digest)\\s{1,8}([\\w.~+/=-]{6,8192})");
    private static final Pattern USER_INFO = Pattern.compile("://[^\\s@/:]{0,256}+:([^\\s@]{1,512}+)@");
    private static final Pattern WHOLE = Pattern.compile(
            "(?i)(?:connection-?_?string|dsn|credentials?|auth|authorization|secrets?|secretkey|private-?_?key)$");

    private final Detectors detectors;

    public Redaction(Detectors detectors) {
        this.detectors = detectors;
    }

    /** The text without secrets; cut at 65,536 characters. */
    public String text(String text) {
        String bounded = text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
        var cuts = new TreeMap<Integer, Integer>();
        for (var span : detectors.formats().find(bounded)) {
            cut(cuts, span.start(), span.end());
        }
        for (var pattern : List.of(SCHEME, USER_INFO)) {
            var matcher = pattern.matcher(bounded);
            while (matcher.find()) {
                cut(cuts, matcher.start(1), matcher.end(1));
            }
        }
        Settings.find(bounded, this::sensitive, setting -> {
            if (!harmless(setting.name(), setting.value(bounded))) {
                cut(
                        cuts,
                        setting.start(),
                        WHOLE.matcher(setting.name()).find() ? restOf(bounded, setting) : setting.end());
            }
        });
        return without(bounded, cuts);
    }

    /** The arguments of a command without secrets: {@code --password=x}, {@code --password x}, and what is inside each. */
    public List<String> arguments(List<String> arguments) {
        var shown = new ArrayList<String>(arguments.size());
        boolean hideNext = false;
        for (String argument : arguments) {
            boolean flag = argument.startsWith("-");
            int equals = argument.indexOf('=');
            if (hideNext && !flag) {
                shown.add(MARK);
            } else if (flag && equals > 0 && hides(argument, equals)) {
                shown.add(argument.substring(0, equals + 1) + MARK);
            } else {
                shown.add(text(argument));
            }
            hideNext = flag && equals < 0 && sensitive(argument);
        }
        return List.copyOf(shown);
    }

    private boolean sensitive(String name) {
        return detectors.byName(name).isPresent() || WHOLE.matcher(name).find();
    }

    private boolean hides(String argument, int equals) {
        String name = argument.substring(0, equals);
        return sensitive(name) && !harmless(name, argument.substring(equals + 1));
    }

    /** The path of a key file is worth seeing; a password that looks like a path is not. */
    private boolean harmless(String name, String value) {
        return detectors.byName(name).map(Detector.KeyName::shape).orElse(Shape.OPAQUE) == Shape.OPAQUE
                && detectors.placeholder(value, Shape.OPAQUE);
    }

    private static int restOf(String text, Setting setting) {
        int flag = text.indexOf(" --", setting.start());
        int line = text.indexOf('\n', setting.start());
        int end = text.length();
        end = flag < 0 ? end : Math.min(end, flag);
        end = line < 0 ? end : Math.min(end, line);
        return Math.max(end, setting.end());
    }

    private static void cut(Map<Integer, Integer> cuts, int start, int end) {
        cuts.merge(start, end, Math::max);
    }

    private static String without(String text, Map<Integer, Integer> cuts) {
        var shown = new StringBuilder(text.length());
        int at = 0;
        for (var cut : cuts.entrySet()) {
            if (cut.getKey() >= at) {
                shown.append(text, at, cut.getKey()).append(MARK);
            }
            at = Math.max(at, cut.getValue());
        }
        return shown.append(text, at, text.length()).toString();
    }
}
