package io.seaworthy.e2e.bench;

import io.seaworthy.e2e.process.JavaProgram;
import java.util.ArrayList;
import java.util.List;

/**
 * One way to run an agent, each a step beyond the one before.
 *
 * @param name says what is new
 * @param program with all flags
 * @param aotCache the classes come ready from a cache that is made in a run before
 */
record FlagSet(String name, JavaProgram program, boolean aotCache) {

    private FlagSet and(String what, String... more) {
        var all = new ArrayList<>(program.flags());
        all.addAll(List.of(more));
        return new FlagSet("+ " + what, program.withOnly(all), aotCache);
    }

    /** From what Java does by itself with the libraries of the hub, the reference, to what is shipped. */
    static List<FlagSet> all() {
        var sets = new ArrayList<FlagSet>();
        var defaults = List.of("--enable-native-access=ALL-UNNAMED");
        sets.add(new FlagSet(
                "Java's defaults, hub's libraries (reference)",
                JavaProgram.agent().withOnly(defaults),
                false));
        sets.add(new FlagSet(
                "+ the agent's own libraries", JavaProgram.shippedAgent().withOnly(defaults), false));
        sets.add(sets.getLast().and("serial collector, 48 MiB heap", "-XX:+UseSerialGC", "-Xms8m", "-Xmx48m"));
        sets.add(sets.getLast().and("small compiler, small stacks", "-XX:TieredStopAtLevel=1", "-Xss256k"));
        sets.add(sets.getLast().and("compact object headers", "-XX:+UseCompactObjectHeaders"));
        sets.add(sets.getLast()
                .and(
                        "small young part, heap that shrinks",
                        "-XX:MaxNewSize=4m",
                        "-XX:MinHeapFreeRatio=10",
                        "-XX:MaxHeapFreeRatio=20"));
        sets.add(sets.getLast()
                .and(
                        "unpooled buffers",
                        "-Dio.grpc.netty.useCustomAllocator=false",
                        "-Dio.netty.allocator.type=unpooled"));
        sets.add(new FlagSet("as shipped: agent/jvm.options", JavaProgram.shippedAgent(), false));
        sets.add(new FlagSet("+ AOT cache", JavaProgram.shippedAgent(), true));
        sets.add(sets.getLast()
                .and(
                        "AOT cache mapped where it was made",
                        "-XX:+UnlockDiagnosticVMOptions",
                        "-XX:ArchiveRelocationMode=0"));
        return sets;
    }

    /** The set that users get. */
    static FlagSet shipped() {
        return new FlagSet("as shipped: agent/jvm.options", JavaProgram.shippedAgent(), false);
    }
}
