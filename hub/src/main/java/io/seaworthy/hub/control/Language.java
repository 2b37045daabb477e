package io.seaworthy.hub.control;

import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Iterables;
import com.google.common.collect.Sets;
import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelContainer;
import dev.cel.common.CelIssue;
import dev.cel.common.CelOptions;
import dev.cel.common.CelValidationException;
import dev.cel.common.types.CelKind;
import dev.cel.common.types.MapType;
import dev.cel.common.types.SimpleType;
import dev.cel.common.types.StructTypeReference;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.extensions.CelExtensions;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import io.seaworthy.posture.v1.ClusterFact;
import io.seaworthy.posture.v1.Fact;
import java.util.EnumSet;
import org.jspecify.annotations.Nullable;

/** The CEL that controls over one type of fact are written in: its variables, functions and bounds. */
final class Language {

    private static final CelOptions OPTIONS = CelOptions.current()
            .comprehensionMaxIterations(250_000)
            .maxExpressionCodePointSize(8_000)
            .maxParseRecursionDepth(100)
            .enableHeterogeneousNumericComparisons(true)
            .enableRegexPartialMatch(true)
            .maxRegexProgramSize(10_000)
            .build();

    /** What an expression is for, and so what it may give; {@code DYN} is checked when it is evaluated. */
    enum Result {
        CONDITION("bool", Sets.immutableEnumSet(CelKind.BOOL, CelKind.DYN)),
        TEXT("string", Sets.immutableEnumSet(CelKind.STRING, CelKind.DYN)),
        /** Asked for its tree only: what it may give was checked when it was loaded. */
        ANY("value", Sets.immutableEnumSet(EnumSet.allOf(CelKind.class))),
        INSERT(
                "string, number or bool",
                Sets.immutableEnumSet(
                        CelKind.STRING, CelKind.INT, CelKind.UINT, CelKind.DOUBLE, CelKind.BOOL, CelKind.DYN));

        private final String words;
        private final ImmutableSet<CelKind> kinds;

        Result(String words, ImmutableSet<CelKind> kinds) {
            this.words = words;
            this.kinds = kinds;
        }
    }

    private final FactType type;
    private final CelRuntime runtime;
    private @Nullable CelCompiler compiler;

    Language(FactType type) {
        this.type = type;
        this.runtime = CelRuntimeFactory.legacyCelRuntimeBuilder()
                .setOptions(OPTIONS)
                .setStandardEnvironmentEnabled(false)
                .setStandardFunctions(BoundedAddition.STANDARD)
                .addFunctionBindings(BoundedAddition.BINDINGS)
                .addMessageTypes(Fact.getDescriptor())
                .addLibraries(CelExtensions.strings(), CelExtensions.lists())
                .addFunctionBindings(Functions.bindings())
                .build();
    }

    /** Made when it is first needed: the expressions of built-in controls were compiled by the build. */
    private synchronized CelCompiler compiler() {
        if (compiler == null) {
            compiler = CelCompilerFactory.standardCelCompilerBuilder()
                    .setOptions(OPTIONS)
                    .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
                    .setContainer(
                            CelContainer.ofName(Fact.getDescriptor().getFile().getPackage()))
                    .addMessageTypes(Fact.getDescriptor())
                    .addVar("fact", StructTypeReference.create(type.descriptor().getFullName()))
                    .addVar(
                            "cluster",
                            StructTypeReference.create(
                                    ClusterFact.getDescriptor().getFullName()))
                    .addVar("params", MapType.create(SimpleType.STRING, SimpleType.DYN))
                    .addVar("reference", MapType.create(SimpleType.STRING, SimpleType.DYN))
                    .addVar("now", SimpleType.TIMESTAMP)
                    .addLibraries(CelExtensions.strings(), CelExtensions.lists(), CelExtensions.bindings())
                    .addFunctionDeclarations(Functions.declarations())
                    .build();
        }
        return compiler;
    }

    /** Parses and type-checks. */
    Checked check(Expression expression, Result wanted) {
        var result = compiler().compile(expression.source());
        if (result.hasError()) {
            return new Checked.Wrong(problem(expression, Iterables.get(result.getErrors(), 0)));
        }
        try {
            var tree = result.getAst();
            var type = tree.getResultType();
            return wanted.kinds.contains(type.kind())
                    ? new Checked.Right(tree)
                    : new Checked.Wrong(new ControlProblem(
                            expression.location(),
                            "\"" + expression.key() + "\" gives " + type.name() + ".",
                            "Make it give a " + wanted.words + "."));
        } catch (CelValidationException wrong) {
            // hasError() above already said no; CEL repeats its errors as an exception.
            throw new IllegalStateException(wrong);
        }
    }

    CelRuntime.Program program(CelAbstractSyntaxTree tree) throws CelEvaluationException {
        return runtime.createProgram(tree);
    }

    private static ControlProblem problem(Expression expression, CelIssue issue) {
        var start = expression.location();
        int line = Math.max(1, issue.getSourceLocation().getLine());
        int column = Math.max(0, issue.getSourceLocation().getColumn());
        var location = new Location(start.file(), start.line() + line - 1, start.column() + column);
        return new ControlProblem(
                location,
                "\"" + expression.key() + "\" is not valid: "
                        + issue.getMessage().lines().findFirst().orElse("") + ".",
                "Compare it with the fact's message and docs/writing-controls.md.");
    }

    /** What checking an expression gives. */
    sealed interface Checked {
        record Right(CelAbstractSyntaxTree tree) implements Checked {}

        record Wrong(ControlProblem problem) implements Checked {}
    }
}
