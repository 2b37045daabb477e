package io.seaworthy.hub.control;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All controls that can be used: Seaworthy's own and those of users' folders, and what is wrong with the rest.
 *
 * <p>A file that cannot be used never costs another one its place. Safe for several threads.
 */
public final class Catalogue {

    /** Where the built-in controls lie in the jar. */
    static final String RESOURCES = "controls/";

    static final String INDEX = RESOURCES + "index";
    static final String CHECKED = RESOURCES + "checked";

    private static final Comparator<Control> ORDER =
            Comparator.comparing(Control::family).thenComparing(Control::id);

    private final Map<String, Rule> rules = new LinkedHashMap<>();
    private final List<ControlProblem> problems = new ArrayList<>();

    private Catalogue() {}

    /** The controls that came with Seaworthy. */
    public static Catalogue builtIn() {
        return load(List.of());
    }

    /**
     * The controls that came with Seaworthy and those in these places.
     *
     * @param places folders, read with what is below them, or single files
     */
    public static Catalogue load(List<Path> places) {
        var catalogue = new Catalogue();
        var expressions = new Expressions(builtInExpressions());
        for (var resource : Resources.text(INDEX).lines().toList()) {
            catalogue.add(ControlReader.read(resource, Resources.text(resource)), expressions);
        }
        for (var place : places) {
            catalogue.add(ControlFolder.read(place), expressions);
        }
        return catalogue;
    }

    /** Only the controls in this place, without the built-in ones: for trying one out. */
    public static Catalogue only(Path place) {
        var catalogue = new Catalogue();
        catalogue.add(ControlFolder.read(place), new Expressions(CheckedExpressions.NONE));
        return catalogue;
    }

    /**
     * The same catalogue with one threshold set to another value.
     *
     * @param control id of a control that is in it
     * @param param name of one of its thresholds
     * @param value of the same type as the one it replaces
     */
    public Catalogue with(String control, String param, Object value) {
        var known = Optional.ofNullable(rules.get(control))
                .filter(rule -> rule.control().params().containsKey(param))
                .orElseThrow(() -> new IllegalArgumentException("there is no " + control + "." + param));
        var changed = new Catalogue();
        changed.problems.addAll(problems);
        changed.rules.putAll(rules);
        changed.rules.put(control, known.with(param, value));
        return changed;
    }

    /** By family, then id. */
    public List<Control> controls() {
        return rules.values().stream().map(Rule::control).sorted(ORDER).toList();
    }

    public Optional<Control> control(String id) {
        return Optional.ofNullable(rules.get(id)).map(Rule::control);
    }

    /**
     * Identity of what this catalogue says: 64 hex digits that change with every control, threshold and reference table,
     * and not with where a file lies.
     */
    public String digest() {
        return CatalogueDigest.of(controls());
    }

    /** What could not be used, by file and line. */
    public List<ControlProblem> problems() {
        return problems.stream().sorted(ControlProblem.ORDER).toList();
    }

    List<Rule> rules() {
        return List.copyOf(rules.values());
    }

    private void add(ControlFolder.Contents contents, Expressions expressions) {
        problems.addAll(contents.problems());
        for (var result : contents.results()) {
            switch (result) {
                case ControlReader.Result.Refused _ -> add(result, expressions);
                case ControlReader.Result.Read(var control) -> {
                    var wrong = TypeCheck.problems(control, expressions);
                    add(wrong.isEmpty() ? result : new ControlReader.Result.Refused(wrong), expressions);
                }
            }
        }
    }

    private void add(ControlReader.Result result, Expressions expressions) {
        switch (result) {
            case ControlReader.Result.Refused(var refused) -> problems.addAll(refused);
            case ControlReader.Result.Read(var control) -> {
                var first = rules.putIfAbsent(control.id(), new Rule(control, expressions));
                if (first != null) {
                    problems.add(new ControlProblem(
                            control.location(),
                            "The id \"" + control.id() + "\" is taken by "
                                    + first.control().location().file() + ".",
                            "Give this control another id."));
                }
            }
        }
    }

    private static CheckedExpressions builtInExpressions() {
        var resource = Resources.open(CHECKED);
        if (resource.isEmpty()) {
            return CheckedExpressions.NONE;
        }
        try (var stream = resource.get()) {
            return CheckedExpressions.read(stream);
        } catch (IOException broken) {
            // The jar that this class came from can no longer be read.
            throw new UncheckedIOException(broken);
        }
    }
}
