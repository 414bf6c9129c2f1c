package dev.resourcebroker.kubernetes.apiserver;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A test class that needs a real API server: methods and constructors may take an {@link ApiServer}, the same one for all
 * test classes of a JVM. Skipped, saying why, where there are no binaries.
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@ExtendWith(ApiServerExtension.class)
public @interface WithApiServer {}
