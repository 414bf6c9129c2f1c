package dev.resourcebroker.core.binding;

import dev.resourcebroker.spi.Injector;
import dev.resourcebroker.tck.InjectorContract;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(value = OS.WINDOWS, disabledReason = "needs a POSIX file system")
class DockerContractTest extends InjectorContract {
    @TempDir
    private Path folder;

    @Override
    protected Injector injector() {
        return EnvFile.docker(folder.resolve("app.env"), "host-1/app");
    }

    @Override
    protected Map<String, String> seenByTheWorkload() throws Exception {
        return DockerReader.read(Files.readAllBytes(folder.resolve("app.env")));
    }
}
