package io.seaworthy.hub.control;

import dev.cel.runtime.CelFunctionBinding;
import dev.cel.runtime.CelStandardFunctions;
import dev.cel.runtime.standard.AddOperator.AddOverload;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** CEL's own {@code +} on texts and lists, with an end: sixty doublings would otherwise fill any memory. */
final class BoundedAddition {

    private static final int MAX_CHARACTERS = 1_000_000;
    private static final int MAX_ITEMS = 100_000;
    private static final Set<AddOverload> REPLACED = Set.of(AddOverload.ADD_STRING, AddOverload.ADD_LIST);

    /** Everything standard but what is replaced here. */
    static final CelStandardFunctions STANDARD = CelStandardFunctions.newBuilder()
            .filterFunctions(
                    (function, overload) -> !(overload instanceof AddOverload addition && REPLACED.contains(addition)))
            .build();

    static final List<CelFunctionBinding> BINDINGS = List.of(
            CelFunctionBinding.from("add_string", String.class, String.class, BoundedAddition::texts),
            CelFunctionBinding.from("add_list", List.class, List.class, BoundedAddition::lists));

    private BoundedAddition() {}

    private static Object texts(String left, String right) {
        if (left.length() + right.length() > MAX_CHARACTERS) {
            throw new IllegalArgumentException("a text grows beyond " + MAX_CHARACTERS + " characters");
        }
        return left + right;
    }

    private static Object lists(List<?> left, List<?> right) {
        if (left.size() + right.size() > MAX_ITEMS) {
            throw new IllegalArgumentException("a list grows beyond " + MAX_ITEMS + " items");
        }
        var joined = new ArrayList<Object>(left);
        joined.addAll(right);
        return joined;
    }
}
