// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.it.startup;

import java.lang.management.ManagementFactory;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.aop.support.AopUtils;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.event.ApplicationPreparedEvent;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * One refresh of a context, in a JVM of its own.
 *
 * @param wall milliseconds from the prepared to the started application
 * @param cpu milliseconds of the thread that did it: what other processes, JIT and GC do beside it is not in it
 */
record Refresh(double wall, double cpu) {

    private static final String MARK = "refresh: ";

    /** Starts the variant of that name and prints what it took. */
    public static void main(String[] arguments) throws ClassNotFoundException {
        Variant variant = Variant.valueOf(arguments[0]);
        Class<?>[] sources = new Class<?>[BeanClasses.COUNT + 1];
        sources[0] = variant.configuration();
        for (int bean = 0; bean < BeanClasses.COUNT; bean++) {
            sources[bean + 1] = Class.forName(BeanClasses.nameOf(bean));
        }
        long[] wall = new long[2];
        long[] cpu = new long[2];
        SpringApplication application = new SpringApplication(sources);
        application.setDefaultProperties(Map.of(
                "spring.main.web-application-type",
                System.getProperty("startup.web", "servlet"),
                "server.port",
                "0",
                "spring.autoconfigure.exclude",
                Stream.of(variant.excluded()).map(Class::getName).collect(Collectors.joining(","))));
        application.setBannerMode(Banner.Mode.OFF);
        application.setLogStartupInfo(false);
        application.addListeners(
                (ApplicationListener<ApplicationPreparedEvent>) event -> read(wall, cpu, 0),
                (ApplicationListener<ApplicationStartedEvent>) event -> read(wall, cpu, 1));
        try (ConfigurableApplicationContext context = application.run()) {
            requireProxies(context, variant);
        }
        System.out.println(MARK + (wall[1] - wall[0]) / 1e6 + " " + (cpu[1] - cpu[0]) / 1e6);
    }

    static Refresh parse(String output) {
        String[] numbers = output.lines()
                .filter(line -> line.startsWith(MARK))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("The start failed:\n" + output))
                .substring(MARK.length())
                .split(" ");
        return new Refresh(Double.parseDouble(numbers[0]), Double.parseDouble(numbers[1]));
    }

    private static void read(long[] wall, long[] cpu, int index) {
        wall[index] = System.nanoTime();
        cpu[index] = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static void requireProxies(ConfigurableApplicationContext context, Variant variant) {
        long proxies = Stream.of(context.getBeanDefinitionNames())
                .map(context::getBean)
                .filter(bean -> AopUtils.getTargetClass(bean).getName().startsWith("startup.beans"))
                .filter(AopUtils::isCglibProxy)
                .count();
        if (proxies != variant.proxies()) {
            throw new IllegalStateException(variant + " has " + proxies + " proxies, not " + variant.proxies());
        }
    }
}
