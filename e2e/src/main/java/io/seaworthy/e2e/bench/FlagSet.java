package io.seaworthy.e2e.bench;

import java.util.ArrayList;
import java.util.List;

/**
 * Flags of an agent's JVM, each set one step beyond the one before.
 *
 * @param name says what is new
 * @param flags all of them
 * @param aotCache the classes come ready from a cache that is made in a run before
 */
record FlagSet(String name, List<String> flags, boolean aotCache) {

    FlagSet {
        flags = List.copyOf(flags);
    }

    private FlagSet and(String what, String... more) {
        var all = new ArrayList<>(flags);
        all.addAll(List.of(more));
        return new FlagSet("+ " + what, all, aotCache);
    }

    private FlagSet cached(String what, String... more) {
        var next = and(what, more);
        return new FlagSet(next.name, next.flags, true);
    }

    /** From what Java does by itself, the reference, to what is shipped. */
    static List<FlagSet> all() {
        var sets = new ArrayList<FlagSet>();
        sets.add(new FlagSet("Java's defaults (reference)", List.of("--enable-native-access=ALL-UNNAMED"), false));
        sets.add(sets.getLast().and("serial collector, 64 MiB heap", "-XX:+UseSerialGC", "-Xmx64m"));
        sets.add(sets.getLast().and("small compiler, small stacks", "-XX:TieredStopAtLevel=1", "-Xss256k"));
        sets.add(sets.getLast().and("compact object headers", "-XX:+UseCompactObjectHeaders"));
        sets.add(sets.getLast()
                .and(
                        "24 MiB heap that shrinks, unpooled buffers",
                        "-Xms12m",
                        "-Xmx24m",
                        "-XX:MinHeapFreeRatio=10",
                        "-XX:MaxHeapFreeRatio=20",
                        "-Dio.grpc.netty.useCustomAllocator=false",
                        "-Dio.netty.allocator.type=unpooled"));
        sets.add(sets.getLast().cached("AOT cache"));
        sets.add(sets.getLast()
                .cached(
                        "AOT cache mapped where it was made",
                        "-XX:+UnlockDiagnosticVMOptions",
                        "-XX:ArchiveRelocationMode=0"));
        return sets;
    }
}
