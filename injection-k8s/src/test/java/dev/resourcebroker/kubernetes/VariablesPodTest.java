package dev.resourcebroker.kubernetes;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** A Python program that reads its environment. */
class VariablesPodTest extends PodContract.OfVariables {
    @Override
    Map<String, String> read(Map<String, String> environment) throws Exception {
        Map<String, String> read = new TreeMap<>(Readers.PYTHON.read("show(dict(os.environ))", environment));
        read.keySet().removeAll(Set.of("PATH", "PYTHONUTF8", "NODE_PATH", "LC_CTYPE"));
        return read;
    }
}
