package dev.hushcell.spring.app;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** An application as people write them: one entity with annotated attributes, and a repository. */
@SpringBootApplication
public class CrmApplication {
  /** Starts it; what processes it ahead of time calls this too. */
  public static void main(String[] arguments) {
    SpringApplication.run(CrmApplication.class, arguments);
  }
}
