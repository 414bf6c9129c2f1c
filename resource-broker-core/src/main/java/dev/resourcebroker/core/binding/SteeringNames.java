package dev.resourcebroker.core.binding;

import java.util.Locale;
import java.util.Set;

/**
 * Names that steer how a process or its runtime starts: whoever sets one makes it run other code or talk to other
 * places. They are compared in upper case, as some systems do.
 */
final class SteeringNames {
    private static final Set<String> NAMES = Set.of(
            // shells and programs that they start
            "PATH",
            "PATHEXT",
            "COMSPEC",
            "SHELL",
            "HOME",
            "USER",
            "LOGNAME",
            "PWD",
            "OLDPWD",
            "IFS",
            "ENV",
            "BASH_ENV",
            "BASHOPTS",
            "SHELLOPTS",
            "PROMPT_COMMAND",
            "PS4",
            "CDPATH",
            "ZDOTDIR",
            "TMPDIR",
            "TEMP",
            "TMP",
            "SYSTEMROOT",
            "WINDIR",
            "EDITOR",
            "VISUAL",
            "PAGER",
            "BROWSER",
            // the C library and its neighbours
            "GCONV_PATH",
            "LOCPATH",
            "NLSPATH",
            "HOSTALIASES",
            "RES_OPTIONS",
            "LOCALDOMAIN",
            "GLIBC_TUNABLES",
            "TZDIR",
            "OPENSSL_CONF",
            "OPENSSL_MODULES",
            "OPENSSL_ENGINES",
            "SSL_CERT_FILE",
            "SSL_CERT_DIR",
            "SSLKEYLOGFILE",
            // language runtimes
            "NODE_OPTIONS",
            "NODE_PATH",
            "NODE_EXTRA_CA_CERTS",
            "NODE_TLS_REJECT_UNAUTHORIZED",
            "JAVA_TOOL_OPTIONS",
            "_JAVA_OPTIONS",
            "JDK_JAVA_OPTIONS",
            "JAVA_OPTS",
            "JAVA_HOME",
            "CLASSPATH",
            "PYTHONPATH",
            "PYTHONHOME",
            "PYTHONSTARTUP",
            "PYTHONINSPECT",
            "PYTHONUSERBASE",
            "PYTHONWARNINGS",
            "PERL5LIB",
            "PERLLIB",
            "PERL5OPT",
            "PERL5DB",
            "RUBYOPT",
            "RUBYLIB",
            "GEM_HOME",
            "GEM_PATH",
            "BUNDLE_GEMFILE",
            "PHPRC",
            "PHP_INI_SCAN_DIR",
            "LUA_INIT",
            "LUA_PATH",
            "LUA_CPATH",
            "GODEBUG",
            "GOTRACEBACK",
            "ERL_FLAGS",
            "ERL_AFLAGS",
            "ERL_ZFLAGS",
            "DOTNET_STARTUP_HOOKS",
            "DOTNET_ADDITIONAL_DEPS",
            "CORECLR_PROFILER",
            "CORECLR_PROFILER_PATH",
            "CORECLR_ENABLE_PROFILING",
            "COR_PROFILER",
            "MAVEN_OPTS",
            "GRADLE_OPTS",
            "SBT_OPTS",
            // where traffic goes
            "HTTP_PROXY",
            "HTTPS_PROXY",
            "ALL_PROXY",
            "FTP_PROXY",
            "NO_PROXY",
            // files that clients run or read before anything else
            "PGSERVICEFILE",
            "PGSYSCONFDIR",
            "PGPASSFILE",
            "GIT_SSH",
            "GIT_SSH_COMMAND",
            "GIT_EXEC_PATH",
            "GIT_CONFIG_GLOBAL",
            "GIT_CONFIG_SYSTEM",
            "GIT_ASKPASS",
            "SSH_ASKPASS",
            "KUBECONFIG",
            // ours
            "SERVICE_BINDING_ROOT");
    private static final Set<String> PREFIXES = Set.of("LD_", "DYLD_", "BASH_FUNC_", "NPM_CONFIG_", "MALLOC_");

    private SteeringNames() {}

    static boolean contains(String name) {
        String upper = name.toUpperCase(Locale.ROOT);
        return NAMES.contains(upper) || PREFIXES.stream().anyMatch(upper::startsWith);
    }
}
