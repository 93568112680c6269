package dev.hushcell.spring;

import dev.hushcell.Hushcell;
import dev.hushcell.spring.settings.ApplicationSettings;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.core.env.Environment;

/** The environment of the application, and what it says about Hushcell while the context lives. */
final class ContextSettings implements DisposableBean {
  private final Environment environment;
  private final ApplicationSettings application;

  ContextSettings(Environment environment, ClassLoader loader) {
    this.environment = environment;
    this.application = new ApplicationSettings(environment, loader);
  }

  ApplicationSettings application() {
    return application;
  }

  @Nullable String property(String name) {
    return environment.getProperty(name);
  }

  @Override
  public void destroy() {
    application.close();
    Hushcell.eraseUnusedKeys(); // its connections are closed: what began later is destroyed earlier
  }
}
