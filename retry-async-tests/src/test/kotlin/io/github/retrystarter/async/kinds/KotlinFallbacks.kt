// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.async.kinds

import io.github.retrystarter.annotation.RetryOnError
import kotlinx.coroutines.delay
import kotlinx.coroutines.flow.Flow
import kotlinx.coroutines.flow.flow
import kotlinx.coroutines.flow.flowOf

/** One function for each kind of fallback that Kotlin can write. */
open class KotlinFallbacks {
    private var noted = "nothing"

    @RetryOnError(fallback = "suspendingInstead")
    open suspend fun suspending(order: String): String = fail()

    protected open suspend fun suspendingInstead(order: String, failure: Failure): String {
        delay(1)
        return "$order after ${failure.message}"
    }

    @RetryOnError(fallback = "withoutFailureInstead")
    open suspend fun withoutFailure(order: String): String = fail()

    @Suppress("unused")
    private suspend fun withoutFailureInstead(order: String): String {
        delay(1)
        return order
    }

    @RetryOnError(fallback = "plainInstead")
    open suspend fun plain(order: String): String = fail()

    protected open fun plainInstead(order: String, failure: Exception): String = "$order after ${failure.message}"

    @RetryOnError(fallback = "failingInstead")
    open suspend fun failing(): String = fail()

    protected open suspend fun failingInstead(failure: Failure): String {
        delay(1)
        throw Failure(2)
    }

    @RetryOnError(fallback = "noneInstead")
    open suspend fun none(order: String?): String? = fail()

    protected open suspend fun noneInstead(order: String?): String? = order

    @RetryOnError(fallback = "noteInstead")
    open suspend fun note(order: String): Unit = fail()

    protected open suspend fun noteInstead(order: String) {
        delay(1)
        noted = order
    }

    @RetryOnError(fallback = "flowInstead")
    open fun flow(order: String): Flow<String> = flow { fail() }

    protected open fun flowInstead(order: String, failure: Exception): Flow<String> = flowOf(order, "${failure.message}")

    @RetryOnError(fallback = "openFlowInstead")
    open suspend fun openFlow(order: String): Flow<String> = flow { fail() }

    protected open suspend fun openFlowInstead(order: String, failure: Exception): Flow<String> {
        delay(1)
        return flowOf(order, "${failure.message}")
    }

    @RetryOnError(fallback = "flowOfPlainInstead")
    open suspend fun flowOfPlain(order: String): Flow<String> = flow { fail() }

    protected open fun flowOfPlainInstead(order: String): Flow<String> = flowOf(order)

    open fun noted(): String = noted
}

open class OneSuspendingFunction {
    @RetryOnError
    open suspend fun charge(order: String): String = fail()
}

open class FallbackOfAnotherType {
    @RetryOnError(fallback = "instead")
    open suspend fun charge(order: String): String = fail()

    protected open suspend fun instead(order: String): Int = order.length
}

open class FlowForAValue {
    @RetryOnError(fallback = "instead")
    open suspend fun charge(order: String): String = fail()

    protected open fun instead(order: String): Flow<String> = flowOf(order)
}

open class SuspendingFallbackOfPlainFunction {
    @RetryOnError(fallback = "instead")
    open fun charge(order: String): String = fail()

    protected open suspend fun instead(order: String): String = order
}

private fun fail(): Nothing = throw Failure(1)
