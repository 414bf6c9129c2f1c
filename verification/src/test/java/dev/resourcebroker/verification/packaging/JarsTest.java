package dev.resourcebroker.verification.packaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.File;
import java.io.IOException;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReference;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.jar.JarFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class JarsTest {
    private final List<Path> jars = Arrays.stream(
                    System.getProperty("java.class.path").split(File.pathSeparator))
            .map(Path::of)
            .filter(entry -> entry.getFileName().toString().matches("resource-broker-.*\\.jar"))
            .toList();

    @BeforeEach
    void thereAreJars() {
        assumeThat(jars)
                .as("jars of the published modules; they are made before verify")
                .isNotEmpty();
    }

    @Test
    void everyJar_isAModuleOfAStatedName() {
        // A name derived from the file would begin with resource.broker.
        assertThat(ModuleFinder.of(jars.toArray(Path[]::new)).findAll())
                .hasSameSizeAs(jars)
                .extracting(ModuleReference::descriptor)
                .extracting(ModuleDescriptor::name)
                .allSatisfy(name -> assertThat(name).startsWith("dev.resourcebroker."));
    }

    @Test
    void everyJar_carriesTheLicence() throws IOException {
        for (Path path : jars) {
            try (JarFile jar = new JarFile(path.toFile())) {
                assertThat(jar.getEntry("META-INF/LICENSE")).as(path.toString()).isNotNull();
            }
        }
    }
}
