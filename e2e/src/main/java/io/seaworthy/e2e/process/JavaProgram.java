package io.seaworthy.e2e.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A Java program as a child process of its own.
 *
 * @param flags of the JVM
 * @param classpath {@code -cp}
 * @param mainClass name
 */
public record JavaProgram(List<String> flags, String classpath, String mainClass) {

    public JavaProgram {
        flags = List.copyOf(flags);
    }

    /** The built {@code seaworthy}: a small JVM that starts fast, as the launcher's. */
    public static JavaProgram seaworthy() {
        return new JavaProgram(
                List.of(
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseCompactObjectHeaders",
                        "-Xmx384m",
                        "--enable-native-access=ALL-UNNAMED",
                        "-Dfile.encoding=UTF-8"),
                jarsOf(repository().resolve("hub/target/app/lib")),
                "io.seaworthy.hub.cli.Seaworthy");
    }

    /** The built agent, with the flags of {@link #seaworthy}. */
    public static JavaProgram agent() {
        var seaworthy = seaworthy();
        return new JavaProgram(seaworthy.flags, seaworthy.classpath, "io.seaworthy.agent.AgentMain");
    }

    /** The agent as it ships: its own libraries, and the flags of {@code agent/jvm.options}. */
    public static JavaProgram shippedAgent() {
        var root = repository();
        return new JavaProgram(
                List.of("@" + root.resolve("agent/jvm.options")),
                jarsOf(root.resolve("agent/target/app/lib")),
                "io.seaworthy.agent.AgentMain");
    }

    /** Root of the checkout. */
    public static Path repository() {
        var set = System.getProperty("seaworthy.root", "");
        var at = Path.of(set).toAbsolutePath().normalize();
        for (var folder = at; folder != null; folder = folder.getParent()) {
            if (Files.exists(folder.resolve("e2e/cluster/build"))) {
                return folder;
            }
        }
        throw new ProgramFailure("no checkout of Seaworthy in or above " + at);
    }

    /** Every jar of a folder, in the order of their names. */
    public static String jarsOf(Path folder) {
        try (var files = Files.list(folder)) {
            var jars = files.map(Path::toString)
                    .filter(name -> name.endsWith(".jar"))
                    .sorted()
                    .toList();
            return String.join(":", jars);
        } catch (IOException e) {
            throw new UncheckedIOException("build first: ./mvnw -pl e2e -am -DskipTests package", e);
        }
    }

    /** The same program with one more flag of the JVM; later ones win. */
    public JavaProgram with(String flag) {
        var more = new ArrayList<>(flags);
        more.add(flag);
        return new JavaProgram(more, classpath, mainClass);
    }

    /** The same program with these flags of the JVM and no others. */
    public JavaProgram withOnly(List<String> only) {
        return new JavaProgram(only, classpath, mainClass);
    }

    /** The command that runs it. */
    public List<String> command(List<String> arguments) {
        var words = new ArrayList<String>();
        words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        words.addAll(flags);
        words.addAll(List.of("-cp", classpath, mainClass));
        words.addAll(arguments);
        return words;
    }
}
