package dev.hushcell.applications;

import com.github.kagkarlsson.scheduler.ScheduledExecution;
import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.JobInstance;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.job.parameters.JobParametersBuilder;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.repository.support.JdbcJobRepositoryFactoryBean;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;
import org.springframework.session.jdbc.JdbcIndexedSessionRepository;
import org.springframework.transaction.support.TransactionTemplate;

/** What works in the background of applications and keeps its state in tables. */
final class BackgroundUses {
  private BackgroundUses() {}

  /** Sessions of Spring, found by whose they are. */
  static Object sessions(DataSource source) {
    JdbcIndexedSessionRepository sessions =
        new JdbcIndexedSessionRepository(
            new JdbcTemplate(source), new TransactionTemplate(new JdbcTransactionManager(source)));
    return session(sessions);
  }

  private static <S extends Session> Object session(FindByIndexNameSessionRepository<S> sessions) {
    S session = sessions.createSession();
    session.setAttribute("cart", new ArrayList<>(List.of("boat", "oar")));
    session.setAttribute(FindByIndexNameSessionRepository.PRINCIPAL_NAME_INDEX_NAME, "ada");
    sessions.save(session);
    S found = sessions.findById(session.getId());
    found.setAttribute("seen", "twice");
    found.removeAttribute("cart");
    found.changeSessionId();
    sessions.save(found);
    S again = sessions.findById(found.getId());
    Object told =
        List.of(
            sessions.findById(session.getId()) == null,
            Set.copyOf(again.getAttributeNames()).size(),
            String.valueOf(again.<String>getAttribute("seen")),
            sessions.findByPrincipalName("ada").size(),
            sessions.findByPrincipalName("alan").size());
    sessions.deleteById(found.getId());
    return List.of(told, sessions.findByPrincipalName("ada").size());
  }

  /** A job of Spring Batch that fails once and goes on where it was. */
  static Object batch(DataSource source) throws Exception {
    JdbcTransactionManager transactions = new JdbcTransactionManager(source);
    JdbcJobRepositoryFactoryBean factory = new JdbcJobRepositoryFactoryBean();
    factory.setDataSource(source);
    factory.setTransactionManager(transactions);
    factory.afterPropertiesSet();
    JobRepository repository = factory.getObject();
    Job job =
        new JobBuilder("import", repository)
            .start(
                new StepBuilder("read", repository)
                    .tasklet(
                        (contribution, chunk) -> {
                          ExecutionContext kept =
                              contribution.getStepExecution().getExecutionContext();
                          boolean again = kept.containsKey("line");
                          kept.putString("line", "ada;lovelace");
                          if (!again) {
                            throw new IllegalStateException("cannot read ada;lovelace");
                          }
                          return RepeatStatus.FINISHED;
                        },
                        transactions)
                    .build())
            .build();
    JobParameters parameters =
        new JobParametersBuilder()
            .addString("file", "people.csv")
            .addLong("size", 7L)
            .toJobParameters();
    JobInstance instance = repository.createJobInstance("import", parameters);
    List<Object> told = new ArrayList<>();
    for (int each = 0; each < 2; each++) {
      JobExecution execution =
          repository.createJobExecution(instance, parameters, new ExecutionContext());
      job.execute(execution);
      JobExecution kept = repository.getJobExecution(execution.getId());
      told.add(kept.getStatus());
      told.add(kept.getExitStatus().getExitDescription().lines().findFirst().orElse(""));
      told.add(kept.getJobParameters().getString("file"));
      kept.getStepExecutions()
          .forEach(step -> told.add(step.getExecutionContext().getString("line", "none")));
    }
    told.add(repository.getLastJobExecution("import", parameters).getStatus());
    return told;
  }

  /** Tasks of db-scheduler: some that are due, and one that waits and is cancelled. */
  static Object tasks(DataSource source) throws Exception {
    Set<String> done = ConcurrentHashMap.newKeySet();
    CountDownLatch running = new CountDownLatch(3);
    OneTimeTask<String> task =
        Tasks.oneTime("greet", String.class)
            .execute(
                (instance, context) -> {
                  done.add(instance.getData());
                  running.countDown();
                });
    Scheduler scheduler =
        Scheduler.create(source, task).threads(2).pollingInterval(Duration.ofMillis(100)).build();
    try {
      for (String each : List.of("ada", "alan", "grace")) {
        scheduler.schedule(task.instance(each, "hello " + each), Instant.now());
      }
      scheduler.schedule(
          task.instance("later", "hello later"), Instant.now().plus(Duration.ofDays(1)));
      scheduler.start();
      boolean ran = running.await(1, TimeUnit.MINUTES);
      ScheduledExecution<Object> waiting =
          scheduler.getScheduledExecution(task.instance("later")).orElseThrow();
      scheduler.cancel(task.instance("later"));
      return List.of(
          ran,
          new TreeSet<>(done),
          waiting.getData(),
          scheduler.getScheduledExecution(task.instance("later")).isPresent());
    } finally {
      scheduler.stop();
    }
  }
}
