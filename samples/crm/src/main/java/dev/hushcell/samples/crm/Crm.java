package dev.hushcell.samples.crm;

import dev.hushcell.samples.crm.start.FirstStart;
import dev.hushcell.samples.crm.start.RouterProcess;
import java.util.List;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** A small CRM with an e-mail router. {@code --crm.role=router} starts the router alone. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class Crm {
  private static final String ROUTER_ALONE = "--crm.role=router";

  /** Starts it. */
  public static void main(String[] arguments) {
    boolean routerAlone = List.of(arguments).contains(ROUTER_ALONE);
    SpringApplication application =
        new SpringApplication(routerAlone ? RouterProcess.class : Crm.class);
    if (routerAlone) {
      application.setWebApplicationType(WebApplicationType.NONE);
    }
    application.addListeners(new FirstStart());
    application.run(arguments);
  }
}
