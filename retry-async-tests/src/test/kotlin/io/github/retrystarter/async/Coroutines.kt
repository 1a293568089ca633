// SPDX-License-Identifier: Apache-2.0
@file:JvmName("Coroutines")

package io.github.retrystarter.async

import java.util.concurrent.CompletableFuture
import kotlin.coroutines.CoroutineContext
import kotlin.coroutines.EmptyCoroutineContext
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.flow.Flow
import kotlinx.coroutines.flow.toList
import kotlinx.coroutines.future.future
import kotlinx.coroutines.runBlocking

/** Calls a suspend function from Java, `call(done -> service.charge(1, done))`, and blocks for its result. */
@JvmOverloads
fun <T> call(context: CoroutineContext = EmptyCoroutineContext, block: @JvmSuppressWildcards suspend () -> T): T =
    runBlocking(context) { block() }

/** As [call], on the default dispatcher. Cancelling the future cancels the coroutine. */
@JvmOverloads
fun <T> callAsync(context: CoroutineContext = EmptyCoroutineContext, block: @JvmSuppressWildcards suspend () -> T): CompletableFuture<T> =
    CoroutineScope(context).future { block() }

/** Collects a flow from Java. */
fun <T> collect(flow: Flow<T>): List<T> = runBlocking { flow.toList() }
