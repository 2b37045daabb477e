package io.seaworthy.hub.control;

import dev.cel.common.CelProtoAbstractSyntaxTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A step of the build: lists the built-in controls, because a jar cannot be listed, and checks their expressions, so
 * that a scan needs no CEL compiler. Fails on a control that is not valid.
 */
public final class CatalogueBuild {

    private CatalogueBuild() {}

    /** @param arguments the folder of compiled classes and resources */
    public static void main(String... arguments) throws IOException {
        var classes = Path.of(arguments[0]);
        var problems = build(classes);
        if (!problems.isEmpty()) {
            throw new IllegalStateException(problems.stream()
                    .map(ControlProblem::toString)
                    .collect(Collectors.joining("\n  ", "built-in controls that cannot be used:\n  ", "\n")));
        }
    }

    private static List<ControlProblem> build(Path classes) throws IOException {
        var problems = new ArrayList<ControlProblem>();
        var expressions = new Expressions(CheckedExpressions.NONE);
        var checked = new CheckedExpressions();
        var index = new StringBuilder();
        for (var file : files(classes.resolve(Catalogue.RESOURCES))) {
            var resource = classes.relativize(file).toString().replace('\\', '/');
            index.append(resource).append('\n');
            switch (ControlReader.read(resource, Files.readString(file))) {
                case ControlReader.Result.Refused(var refused) -> problems.addAll(refused);
                case ControlReader.Result.Read(var control) -> {
                    var wrong = TypeCheck.problems(control, expressions);
                    problems.addAll(wrong);
                    if (wrong.isEmpty()) {
                        TypeCheck.each(control, (expression, _) -> add(checked, expressions, control, expression));
                    }
                }
            }
        }
        Files.writeString(classes.resolve(Catalogue.INDEX), index);
        try (var stream = Files.newOutputStream(classes.resolve(Catalogue.CHECKED))) {
            checked.write(stream);
        }
        return problems;
    }

    private static Iterable<Path> files(Path folder) throws IOException {
        Files.createDirectories(folder);
        try (var walk = Files.walk(folder)) {
            return walk.filter(path -> path.toString().endsWith(".yaml"))
                    .sorted()
                    .toList();
        }
    }

    private static void add(
            CheckedExpressions checked, Expressions expressions, Control control, Expression expression) {
        try {
            var tree = expressions.compile(control.fact(), expression);
            var bytes =
                    CelProtoAbstractSyntaxTree.fromCelAst(tree).toCheckedExpr().toByteArray();
            checked.add(control.fact(), expression.source(), bytes);
        } catch (InvalidExpression impossible) {
            // It was checked a moment ago.
            throw new IllegalStateException(impossible);
        }
    }
}
