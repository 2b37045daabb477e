package io.seaworthy.hub.control;

import static dev.cel.common.CelFunctionDecl.newFunctionDeclaration;
import static dev.cel.common.CelOverloadDecl.newGlobalOverload;

import com.google.common.primitives.UnsignedLong;
import dev.cel.common.CelFunctionDecl;
import dev.cel.common.types.ListType;
import dev.cel.common.types.SimpleType;
import dev.cel.runtime.CelFunctionBinding;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

/** What Seaworthy adds to CEL. All are pure; a wrong argument is an evaluation error of that expression. */
final class Functions {

    private Functions() {}

    static List<CelFunctionDecl> declarations() {
        var string = SimpleType.STRING;
        return List.of(
                newFunctionDeclaration(
                        "versionBelow", newGlobalOverload("version_below", SimpleType.BOOL, string, string)),
                newFunctionDeclaration(
                        "versionAtLeast", newGlobalOverload("version_at_least", SimpleType.BOOL, string, string)),
                newFunctionDeclaration("isVersion", newGlobalOverload("is_version", SimpleType.BOOL, string)),
                newFunctionDeclaration("minor", newGlobalOverload("minor_of", string, string)),
                newFunctionDeclaration("nextMinor", newGlobalOverload("next_minor_of", string, string)),
                newFunctionDeclaration("days", newGlobalOverload("days_of", SimpleType.INT, SimpleType.DURATION)),
                newFunctionDeclaration("date", newGlobalOverload("date_of", string, SimpleType.TIMESTAMP)),
                newFunctionDeclaration(
                        "humanBytes",
                        newGlobalOverload("human_bytes_int", string, SimpleType.INT),
                        newGlobalOverload("human_bytes_uint", string, SimpleType.UINT)),
                newFunctionDeclaration("shellQuote", newGlobalOverload("shell_quote", string, string)),
                newFunctionDeclaration(
                        "enumerate",
                        newGlobalOverload("enumerate_list", string, ListType.create(string), SimpleType.INT)),
                newFunctionDeclaration("describe", newGlobalOverload("describe_message", string, SimpleType.DYN)));
    }

    static List<CelFunctionBinding> bindings() {
        return List.of(
                CelFunctionBinding.from(
                        "version_below",
                        String.class,
                        String.class,
                        (left, right) -> Version.parse(left).compareTo(Version.parse(right)) < 0),
                CelFunctionBinding.from(
                        "version_at_least",
                        String.class,
                        String.class,
                        (left, right) -> Version.parse(left).compareTo(Version.parse(right)) >= 0),
                CelFunctionBinding.from(
                        "is_version", String.class, text -> Version.of(text).isPresent()),
                CelFunctionBinding.from(
                        "minor_of", String.class, text -> Version.parse(text).line()),
                CelFunctionBinding.from(
                        "next_minor_of",
                        String.class,
                        text -> Version.parse(text).nextLine()),
                CelFunctionBinding.from("days_of", Duration.class, Duration::toDays),
                CelFunctionBinding.from(
                        "date_of",
                        Instant.class,
                        instant ->
                                instant.atOffset(ZoneOffset.UTC).toLocalDate().toString()),
                CelFunctionBinding.from("human_bytes_int", Long.class, Wording::humanBytes),
                CelFunctionBinding.from(
                        "human_bytes_uint", UnsignedLong.class, bytes -> Wording.humanBytes(bytes.longValue())),
                CelFunctionBinding.from("shell_quote", String.class, Wording::shellQuote),
                CelFunctionBinding.from("enumerate_list", List.class, Long.class, Wording::enumerate),
                CelFunctionBinding.from("describe_message", Object.class, Wording::describe));
    }
}
