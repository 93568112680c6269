package dev.hushcell.samples.crm.forms;

import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Puts the checks in front of all pages. */
@Configuration
class FormsConfiguration implements WebMvcConfigurer {
  @Override
  public void addInterceptors(InterceptorRegistry registry) {
    registry.addInterceptor(new TextGate());
    registry.addInterceptor(new OneTimeTokens());
  }
}
