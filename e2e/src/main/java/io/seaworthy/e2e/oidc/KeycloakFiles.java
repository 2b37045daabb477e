package io.seaworthy.e2e.oidc;

import io.seaworthy.e2e.process.CachedFolder;
import io.seaworthy.e2e.process.ProgramFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.zip.ZipFile;

/**
 * Keycloak's distribution, unpacked once for all runs.
 *
 * @param folder holds {@code lib}, {@code conf} …
 */
record KeycloakFiles(Path folder) {

    /** Set by this module's POM: Keycloak's zip in the local Maven repository. */
    static final String ZIP = "seaworthy.keycloak";

    private static final Pattern NAME = Pattern.compile("keycloak-quarkus-dist-(.+)\\.zip");

    static KeycloakFiles unpacked() {
        var zip = Path.of(System.getProperty(ZIP, ""));
        var name = NAME.matcher(zip.getFileName().toString());
        if (!name.matches() || !Files.exists(zip)) {
            throw new ProgramFailure(
                    "-D%s names no keycloak-quarkus-dist-VERSION.zip but '%s'; run through Maven".formatted(ZIP, zip));
        }
        return new KeycloakFiles(new CachedFolder("keycloak/" + name.group(1)).get(folder -> unpack(zip, folder)));
    }

    private static void unpack(Path zip, Path folder) throws IOException {
        try (var file = new ZipFile(zip.toFile())) {
            var entries = file.entries();
            while (entries.hasMoreElements()) {
                var entry = entries.nextElement();
                // Everything lies in one folder "keycloak-VERSION/".
                var target = folder.resolve(
                                entry.getName().substring(entry.getName().indexOf('/') + 1))
                        .normalize();
                if (!target.startsWith(folder)) {
                    throw new IOException("an entry of the zip leaves its folder: " + entry.getName());
                }
                if (entry.isDirectory()) {
                    Files.createDirectories(target);
                } else {
                    Files.createDirectories(target.getParent());
                    try (var content = file.getInputStream(entry)) {
                        Files.copy(content, target);
                    }
                }
            }
        }
    }

    /** A home for one run: its own data and settings, nothing else. */
    Path newHome(String realm) {
        try {
            var home = Files.createTempDirectory("seaworthy-keycloak-").toRealPath();
            Files.createDirectories(home.resolve("conf"));
            Files.writeString(
                    Files.createDirectories(home.resolve("data/import")).resolve("realm.json"), realm);
            return home;
        } catch (IOException e) {
            throw new UncheckedIOException("could not make a home for Keycloak", e);
        }
    }
}
