package dev.hushcell.applications;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Properties;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.quartz.CronScheduleBuilder;
import org.quartz.Job;
import org.quartz.JobBuilder;
import org.quartz.JobDetail;
import org.quartz.JobExecutionContext;
import org.quartz.JobKey;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.TriggerBuilder;
import org.quartz.TriggerKey;
import org.quartz.impl.StdSchedulerFactory;
import org.quartz.impl.matchers.GroupMatcher;
import org.quartz.utils.ConnectionProvider;
import org.quartz.utils.DBConnectionManager;

/** Jobs of Quartz in a clustered store: two that run at once, and one that waits. */
final class QuartzUse {
  private static final String PACKAGE = "org.quartz.impl.jdbcjobstore.";
  private static final int JOBS = 2;

  private QuartzUse() {}

  /** Says what it was given. */
  public static final class Noted implements Job {
    static final List<String> NOTES = Collections.synchronizedList(new ArrayList<>());
    static volatile CountDownLatch running = new CountDownLatch(JOBS);

    @Override
    public void execute(JobExecutionContext context) {
      NOTES.add(context.getMergedJobDataMap().getString("note"));
      running.countDown();
    }
  }

  static Object in(DataSource source, Databases database) throws Exception {
    DBConnectionManager.getInstance().addConnectionProvider("store", provider(source));
    Scheduler scheduler = new StdSchedulerFactory(settings(database)).getScheduler();
    Noted.NOTES.clear();
    Noted.running = new CountDownLatch(JOBS);
    try {
      for (int each = 0; each < JOBS; each++) {
        scheduler.scheduleJob(
            job("now" + each), TriggerBuilder.newTrigger().withDescription("at once").build());
      }
      scheduler.scheduleJob(
          job("later"),
          TriggerBuilder.newTrigger()
              .withIdentity("yearly")
              .withSchedule(CronScheduleBuilder.cronSchedule("0 0 0 1 1 ? 2099"))
              .build());
      scheduler.start();
      boolean ran = Noted.running.await(1, TimeUnit.MINUTES);
      return List.of(ran, new TreeSet<>(Noted.NOTES), kept(scheduler));
    } finally {
      scheduler.shutdown(true);
    }
  }

  private static Object kept(Scheduler scheduler) throws SchedulerException {
    JobDetail later = scheduler.getJobDetail(JobKey.jobKey("later"));
    scheduler.pauseJobs(GroupMatcher.anyGroup());
    String paused = scheduler.getTriggerState(TriggerKey.triggerKey("yearly")).name();
    scheduler.resumeAll();
    scheduler.addJob(job("later").getJobBuilder().withDescription("changed").build(), true);
    return List.of(
        later.getDescription(),
        later.getJobDataMap().getString("note"),
        paused,
        scheduler.getJobDetail(JobKey.jobKey("later")).getDescription(),
        scheduler.deleteJob(JobKey.jobKey("later")),
        scheduler.checkExists(JobKey.jobKey("later")));
  }

  private static JobDetail job(String name) {
    return JobBuilder.newJob(Noted.class)
        .withIdentity(name)
        .withDescription("described " + name)
        .usingJobData("note", "note of " + name)
        .storeDurably(name.equals("later"))
        .build();
  }

  private static Properties settings(Databases database) {
    Properties settings = new Properties();
    settings.setProperty("org.quartz.scheduler.instanceId", "AUTO");
    settings.setProperty("org.quartz.threadPool.threadCount", "2");
    settings.setProperty("org.quartz.jobStore.class", PACKAGE + "JobStoreTX");
    settings.setProperty(
        "org.quartz.jobStore.driverDelegateClass",
        PACKAGE + (database == Databases.POSTGRESQL ? "PostgreSQLDelegate" : "StdJDBCDelegate"));
    settings.setProperty("org.quartz.jobStore.dataSource", "store");
    settings.setProperty("org.quartz.jobStore.isClustered", "true");
    return settings;
  }

  private static ConnectionProvider provider(DataSource source) {
    return new ConnectionProvider() {
      @Override
      public Connection getConnection() throws SQLException {
        return source.getConnection();
      }

      @Override
      public void shutdown() {
        // the pool is closed by whoever opened it
      }

      @Override
      public void initialize() {
        // it is there
      }
    };
  }
}
