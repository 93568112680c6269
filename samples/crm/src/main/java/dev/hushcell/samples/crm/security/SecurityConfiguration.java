package dev.hushcell.samples.crm.security;

import dev.hushcell.samples.crm.user.Role;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.session.SessionRegistry;
import org.springframework.security.core.session.SessionRegistryImpl;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.UsernamePasswordAuthenticationFilter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.security.web.session.HttpSessionEventPublisher;

/** Who may see which pages, and what browsers are told. */
@Configuration
class SecurityConfiguration {
  /** Nothing comes from elsewhere, and no script or style stands in a page. */
  private static final String CONTENT =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self';"
          + " form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

  private static final int ANY_NUMBER = -1;

  @Bean
  SecurityFilterChain pages(HttpSecurity http, SignInThrottle throttle, SessionRegistry registry) {
    LostSession lost = new LostSession();
    return http.authorizeHttpRequests(
            requests ->
                requests
                    .requestMatchers("/assets/**", "/login", "/error", LostSession.KEPT)
                    .permitAll()
                    .requestMatchers(
                        "/glass/**",
                        "/users/**",
                        "/mailboxes/**",
                        "/profiles/**",
                        "/queues/**",
                        "/contacts/export")
                    .hasRole(Role.ADMIN.name())
                    .anyRequest()
                    .authenticated())
        .addFilterBefore(new ThrottlingFilter(throttle), UsernamePasswordAuthenticationFilter.class)
        .formLogin(form -> form.loginPage("/login"))
        .csrf(csrf -> csrf.ignoringRequestMatchers(LostSession.KEPT))
        .exceptionHandling(
            denied -> denied.authenticationEntryPoint(lost).accessDeniedHandler(lost))
        .requestCache(cache -> cache.requestCache(pagesOnly()))
        .sessionManagement(
            sessions ->
                sessions
                    .maximumSessions(ANY_NUMBER)
                    .sessionRegistry(registry)
                    .expiredUrl("/login?ended"))
        .logout(logout -> logout.logoutSuccessUrl("/login?out"))
        .headers(
            headers ->
                headers
                    .contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT))
                    .referrerPolicy(policy -> policy.policy(ReferrerPolicy.SAME_ORIGIN)))
        .build();
  }

  /** Where somebody wanted to go is kept until they are signed in: a page, not what a page asks. */
  @SuppressWarnings("NullAway") // by null no parameter is added to the address, as it documents
  private static RequestCache pagesOnly() {
    HttpSessionRequestCache cache = new HttpSessionRequestCache();
    cache.setMatchingRequestParameterName(null);
    cache.setRequestMatcher(
        request -> {
          String wanted = request.getHeader("Sec-Fetch-Dest");
          return request.getMethod().equals("GET")
              && request.getHeader("X-Requested-With") == null
              && (wanted == null || wanted.equals("document"));
        });
    return cache;
  }

  @Bean
  SessionRegistry sessionRegistry() {
    return new SessionRegistryImpl();
  }

  /** Tells the registry of sessions that ended. */
  @Bean
  HttpSessionEventPublisher sessionEvents() {
    return new HttpSessionEventPublisher();
  }

  @Bean
  PasswordEncoder passwordEncoder() {
    return PasswordEncoderFactories.createDelegatingPasswordEncoder();
  }
}
