package dev.resourcebroker.core.binding;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** One change of a root of service bindings: what is new, what is changed and what goes. */
final class RootChange {
    private final Path root;
    private final StagingArea area;
    private final List<Path> fresh = new ArrayList<>();
    private final List<BindingDirectory> changed = new ArrayList<>();
    private final List<BindingDirectory> gone = new ArrayList<>();

    private RootChange(Path root, StagingArea area) {
        this.root = root;
        this.area = area;
    }

    /** Begins a change; makes the root where there is none. */
    static RootChange of(Path root) throws IOException {
        PrivateFiles.checkSupported(root);
        if (!PrivateFiles.exists(root)) {
            PrivateFiles.directory(root);
        }
        if (!Files.isDirectory(root)) {
            throw Undeliverable.inTheWay(root, "no directory");
        }
        return new RootChange(root, StagingArea.of(root));
    }

    /** Writes everything that isn't there yet, unseen. */
    void prepare(String time, Map<String, Map<String, byte[]>> wanted) throws IOException {
        for (Map.Entry<String, Map<String, byte[]>> binding : wanted.entrySet()) {
            prepare(root.resolve(binding.getKey()), time, binding.getValue());
        }
        for (BindingDirectory directory : ours()) {
            if (!wanted.containsKey(directory.name())) {
                area.open();
                gone.add(directory);
            }
        }
    }

    private void prepare(Path path, String time, Map<String, byte[]> files) throws IOException {
        BindingDirectory directory = new BindingDirectory(path);
        if (!PrivateFiles.exists(path)) {
            area.build(directory.name(), time, files);
            fresh.add(path);
        } else if (!directory.isOurs()) {
            throw Undeliverable.inTheWay(path, "not ours");
        } else if (!directory.holds(files)) {
            directory.prepare(time, files);
            changed.add(directory);
        }
    }

    private List<BindingDirectory> ours() throws IOException {
        List<BindingDirectory> ours = new ArrayList<>();
        for (Path entry : PrivateFiles.entries(root)) {
            BindingDirectory directory = new BindingDirectory(entry);
            if (directory.isOurs()) {
                ours.add(directory);
            }
        }
        return ours;
    }

    /** Lets readers see it: nothing but renames. */
    void show() throws IOException {
        for (BindingDirectory directory : changed) {
            directory.swap();
        }
        for (Path directory : fresh) {
            area.moveTo(directory);
        }
        for (BindingDirectory directory : gone) {
            area.moveFrom(directory.path());
        }
    }

    /** Removes what isn't seen: of this change, and of one that was cut off. */
    void tidy() throws IOException {
        area.remove();
        for (BindingDirectory directory : ours()) {
            directory.tidy();
        }
    }
}
