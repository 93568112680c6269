package dev.hushcell.samples.crm.start;

import dev.hushcell.samples.crm.demo.DemoPasswords;
import dev.hushcell.samples.crm.home.Home;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Says, once all is up, where the application is and how to sign in. */
@Component
class Greeting {
  private final Path home;
  private final Optional<DemoPasswords> demo;

  Greeting(@Value("${crm.home}") Path home, Optional<DemoPasswords> demo) {
    this.home = home;
    this.demo = demo;
  }

  @EventListener
  void ready(ApplicationReadyEvent event) throws IOException {
    Home.at(home).restrict(); // the database has made its files by now
    if (event.getApplicationContext() instanceof ServletWebServerApplicationContext web) {
      StringBuilder text = new StringBuilder();
      text.append("\nHarbour CRM is at http://localhost:%d/%n".formatted(port(web)));
      demo.ifPresent(
          passwords ->
              text.append(
                  "Sign in as admin (or agent) with the password %s%n"
                      .formatted(passwords.ofUsers())));
      text.append(
          "Database, key store and configuration are in %s%n"
              .formatted(home.toAbsolutePath().normalize()));
      System.out.println(text);
    }
  }

  private static int port(ServletWebServerApplicationContext web) {
    return Objects.requireNonNull(web.getWebServer()).getPort();
  }
}
