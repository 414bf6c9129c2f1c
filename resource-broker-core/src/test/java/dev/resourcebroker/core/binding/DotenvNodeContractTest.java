package dev.resourcebroker.core.binding;

import dev.resourcebroker.spi.Injector;
import dev.resourcebroker.tck.InjectorContract;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The contract, as a program that uses Node's dotenv sees it. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "needs a POSIX file system")
class DotenvNodeContractTest extends InjectorContract {
    @TempDir
    private Path folder;

    @BeforeAll
    static void node() throws InterruptedException {
        DotenvReaders.assumeBoth();
    }

    @Override
    protected Injector injector() {
        return EnvFile.dotenv(folder.resolve("app.env"), "host-1/app");
    }

    @Override
    protected Map<String, String> seenByTheWorkload() throws Exception {
        return DotenvReaders.node(List.of(folder.resolve("app.env"))).get(0);
    }
}
